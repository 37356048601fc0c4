//! Schema 3, which is written today: schema 2, and the session that a take is for.

use serde::Deserialize;

use super::{
    error::Field,
    lenient::{Json, or_default},
    schema1::to_u32,
};
use crate::domain::{self, Participation, SessionId};

/// The number of this schema.
pub(super) const SCHEMA: u64 = 3;

/// What it adds to a take.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Take<'a> {
    #[serde(borrow)]
    session: Json<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Session<'a> {
    #[serde(borrow)]
    id: Json<'a>,
    nonce: Json<'a>,
}

impl Take<'_> {
    /// Adds it to a take of schema 2, unless it is damaged: the answers are worth more. Returns the
    /// damaged field.
    pub(super) fn add_to(self, take: &mut domain::Take) -> Option<Field> {
        let mut damage = None;
        let session = self.session.optional(Field::Session, Json::to_fields).and_then(|fields| {
            let session = fields.map(|fields| fields.read::<Session>().ok_or(Field::Session));
            session.transpose()?.map(Participation::try_from).transpose()
        });
        take.session = or_default(session, &mut damage);
        damage
    }
}

impl TryFrom<Session<'_>> for Participation {
    type Error = Field;

    fn try_from(session: Session) -> Result<Participation, Field> {
        Ok(Participation {
            session: SessionId(session.id.required(Field::Session, to_u32)?),
            nonce: session.nonce.required(Field::Nonce, to_u32)?,
        })
    }
}
