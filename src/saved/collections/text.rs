//! The sessions that are kept as a text, and any text as sessions. `docs/sessions.md` describes it.

use serde::{Deserialize, Serialize};

use super::Collections;
use crate::{
    domain::{
        Answers, Bundle, Collection, Contribution, Invitation, Name, Role, Session, SessionId,
        Stage,
    },
    saved::{
        encode::{answers_word, voice_word},
        lenient::Json,
        schema1::{to_answers, to_language, to_moment, to_u32, to_voice},
    },
};

/// What the `format` field says.
const FORMAT: &str = "five-keys-sessions";
/// The number of the schema.
const SCHEMA: u64 = 1;

/// Why a text is not the sessions that are kept, or not all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CollectionsError {
    /// It is not JSON, or no text of sessions.
    NotOurs,
    /// Something in it is not what it should be.
    Damaged {
        /// What could be read all the same.
        rest: Collections,
    },
    /// A later version wrote it.
    Later {
        /// Its schema number.
        schema: u64,
    },
}

/// The sessions as text: JSON on one line, the same text for the same sessions.
pub fn encode_collections(collections: &Collections) -> String {
    let sessions = collections.kept.values().map(|one| Written::from(&**one)).collect();
    let removed = collections.removed.iter().map(|(id, at)| (id.0, at.milliseconds())).collect();
    let document = Document { format: FORMAT, schema: SCHEMA, sessions, removed };
    // Cannot fail: there are no maps in it. Whoever stores the text still refuses an empty one.
    serde_json::to_string(&document).unwrap_or_default()
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'a str,
    schema: u64,
    sessions: Vec<Written<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed: Vec<(u32, u64)>,
}

#[derive(Serialize)]
struct Written<'a> {
    id: u32,
    voice: &'a str,
    content: u16,
    language: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    named: u64,
    role: &'a str,
    begun: u64,
    stage: &'a str,
    staged: u64,
    answers: Vec<(u32, String)>,
}

impl<'a> From<&'a Collection> for Written<'a> {
    fn from(one: &'a Collection) -> Written<'a> {
        let Invitation { session: Session { id, voice, content }, language, name } =
            &one.invitation;
        let answers = |one: Contribution| (one.nonce(), answers_word(&one.answers()));
        Written {
            id: id.0,
            voice: voice_word(*voice),
            content: *content,
            language: language.code(),
            name: name.as_str(),
            named: one.named.milliseconds(),
            role: role_word(one.role),
            begun: one.begun.milliseconds(),
            stage: stage_word(one.stage),
            staged: one.staged.milliseconds(),
            answers: one.bundle.iter().map(answers).collect(),
        }
    }
}

/// Reads any text. What is read is written as the same text again, spaces between its parts aside; else
/// it is [`CollectionsError::Damaged`].
///
/// # Errors
/// [`CollectionsError`] says what it is instead.
pub fn decode_collections(text: &str) -> Result<Collections, CollectionsError> {
    let json = Json::of_document(text).map_err(|_| CollectionsError::NotOurs)?;
    let stored = json.to_fields().and_then(|fields| fields.read::<Stored>());
    let stored = stored.ok_or(CollectionsError::NotOurs)?;
    if stored.format.to_word().as_deref() != Some(FORMAT) {
        return Err(CollectionsError::NotOurs);
    }
    match stored.schema.to_number() {
        Some(schema) if schema > SCHEMA => return Err(CollectionsError::Later { schema }),
        _ => {}
    }
    let mut read = Collections::default();
    for one in stored.sessions.to_items().unwrap_or_default() {
        let fields = one.to_fields().and_then(|fields| fields.read::<StoredSession>());
        if let Some(one) = fields.and_then(StoredSession::into_collection) {
            // One that stands there twice is damage, and has all answers of both.
            let known = read.kept.remove(&one.id());
            let one = known.map_or_else(|| one.clone(), |known| known.join(&one));
            read.kept.insert(one.id(), one.into());
        }
    }
    for pair in stored.removed.to_items().unwrap_or_default() {
        if let Some([id, at]) = pair.to_items().and_then(|pair| <[Json; 2]>::try_from(pair).ok())
            && let (Some(id), Some(at)) = (to_u32(id), to_moment(at))
        {
            read.removed.insert(SessionId(id), at);
        }
    }
    read.leave_out_removed();
    let is_whole = json.is_same_apart_from_spaces(&encode_collections(&read));
    if is_whole { Ok(read) } else { Err(CollectionsError::Damaged { rest: read }) }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Stored<'a> {
    #[serde(borrow)]
    format: Json<'a>,
    schema: Json<'a>,
    sessions: Json<'a>,
    removed: Json<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct StoredSession<'a> {
    #[serde(borrow)]
    id: Json<'a>,
    voice: Json<'a>,
    content: Json<'a>,
    language: Json<'a>,
    name: Json<'a>,
    named: Json<'a>,
    role: Json<'a>,
    begun: Json<'a>,
    stage: Json<'a>,
    staged: Json<'a>,
    answers: Json<'a>,
}

impl StoredSession<'_> {
    /// The session, without the answers in it that are damaged.
    fn into_collection(self) -> Option<Collection> {
        let session = Session {
            id: SessionId(to_u32(self.id)?),
            voice: to_voice(self.voice)?,
            content: self.content.to_number()?.try_into().ok()?,
        };
        // A name that is damaged is worth less than the answers.
        let name = self.name.to_word().and_then(|name| Name::stored(&name).ok());
        let answers = self.answers.to_items()?.into_iter().filter_map(to_contribution);
        Some(Collection {
            invitation: Invitation {
                session,
                language: to_language(self.language)?,
                name: name.unwrap_or_default(),
            },
            named: to_moment(self.named)?,
            role: match self.role.to_word()?.as_str() {
                "host" => Role::Host,
                "collector" => Role::Collector,
                _ => return None,
            },
            begun: to_moment(self.begun)?,
            stage: match self.stage.to_word()?.as_str() {
                "collecting" => Stage::Collecting,
                "revealed" => Stage::Revealed,
                _ => return None,
            },
            staged: to_moment(self.staged)?,
            bundle: Bundle::new(answers).ok()?,
        })
    }
}

fn to_contribution(pair: Json) -> Option<Contribution> {
    let [nonce, answers] = pair.to_items()?.try_into().ok()?;
    let answers: Answers = to_answers(answers)?;
    Some(Contribution::new(to_u32(nonce)?, &answers))
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Host => "host",
        Role::Collector => "collector",
    }
}

fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Collecting => "collecting",
        Stage::Revealed => "revealed",
    }
}
