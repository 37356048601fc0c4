//! A code of whichever kind, for where a person brings one without saying what it is.

use super::{
    BundleCode, CodeError, ContributionCode, Fault, InvitationCode, Kind, SealedCode, TakeCode,
    decode, in_text, symbols,
};

/// A code of any kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnyCode {
    /// A take.
    Take(TakeCode),
    /// What one participant hands in.
    Contribution(ContributionCode),
    /// What several have handed in.
    Bundle(BundleCode),
    /// What the link of a session says.
    Invitation(InvitationCode),
    /// Another code, which only a passphrase opens.
    Sealed(SealedCode),
}

impl AnyCode {
    /// Reads what was scanned, typed or pasted.
    ///
    /// # Errors
    /// [`CodeError`] says why it is no code. Of a damaged one, the first symbol says which kind it is
    /// meant to be.
    pub fn read(text: &str) -> Result<AnyCode, CodeError> {
        match decode(text) {
            Ok((Kind::Take, bytes)) => TakeCode::parse(&bytes).map(AnyCode::Take),
            Ok((Kind::Contribution, bytes)) => {
                ContributionCode::parse(&bytes).map(AnyCode::Contribution)
            }
            Ok((Kind::Bundle, bytes)) => BundleCode::parse(&bytes).map(AnyCode::Bundle),
            Ok((Kind::Invitation, bytes)) => InvitationCode::parse(&bytes).map(AnyCode::Invitation),
            Ok((Kind::Sealed, bytes)) => SealedCode::parse(&bytes).map(AnyCode::Sealed),
            Err(Fault::Error(error)) => Err(error),
            Err(Fault::Damaged(found)) => {
                let wanted = meant(text).and_then(Kind::length).map(symbols::length);
                Err(match wanted.filter(|wanted| *wanted != found) {
                    Some(wanted) => CodeError::Length { found, wanted },
                    None => CodeError::Checksum,
                })
            }
        }
    }
}

/// The kind that a code is meant to be, by its format in the first symbol.
pub(super) fn meant(text: &str) -> Option<Kind> {
    let format = symbols::first_value(in_text(text))? >> 1;
    Kind::ALL.into_iter().find(|kind| kind.format() == format)
}
