//! Sessions: a workshop's, or a team's about its leader, from the invitation to the reveal.

use std::cmp::Ordering;

use super::{
    group::{Bundle, Session, SessionId},
    language::Language,
    take::{Moment, Voice},
    text::Name,
};

/// What a session's link says: which answers are asked for, under which name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The session.
    pub session: Session,
    /// The language of whoever invites.
    pub language: Language,
    /// What the session is called.
    pub name: Name,
}

/// That a take is for a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participation {
    /// The session.
    pub session: SessionId,
    /// The random number under which the answers are handed in, the same whenever they are.
    pub nonce: u32,
}

/// What somebody has to do with a session that is kept on their device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// They collect for whoever hosts it, and hand over what they have as one bundle.
    Collector,
    /// It is theirs: they show what it comes to.
    Host,
}

/// How far a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Answers come in, and only their number shows.
    Collecting,
    /// What they come to shows, and no more come in.
    Revealed,
}

/// A session as it is kept on the device of whoever hosts it, or collects for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// What its link says.
    pub invitation: Invitation,
    /// When it was given its name.
    pub named: Moment,
    /// What its keeper has to do with it.
    pub role: Role,
    /// When it was begun.
    pub begun: Moment,
    /// How far it is.
    pub stage: Stage,
    /// When it came to be that far.
    pub staged: Moment,
    /// What has been handed in.
    pub bundle: Bundle,
}

impl Collection {
    /// A session that is begun now, without an answer.
    pub fn begin(invitation: Invitation, role: Role, now: Moment) -> Collection {
        Collection {
            invitation,
            named: now,
            role,
            begun: now,
            stage: Stage::Collecting,
            staged: now,
            bundle: Bundle::default(),
        }
    }

    /// Which session it is.
    pub const fn id(&self) -> SessionId {
        self.invitation.session.id
    }

    /// Whether it is a team's about its leader, and not a workshop's.
    pub fn is_mirror(&self) -> bool {
        self.invitation.session.voice == Voice::Team
    }

    /// Whether its keeper adds bundles alone: a leader who took the contributions of their own team one
    /// by one would see who sent which.
    pub fn takes_bundles_only(&self) -> bool {
        self.is_mirror() && self.role == Role::Host
    }

    /// Whether what the answers come to may show: they are its keeper's to show, and were revealed.
    pub fn is_revealed(&self) -> bool {
        self.role == Role::Host && self.stage == Stage::Revealed
    }

    /// The last moment at which its keeper changed it.
    pub fn touched(&self) -> Moment {
        self.named.max(self.staged)
    }

    /// Gives it another name.
    pub fn rename(&mut self, name: Name, now: Moment) {
        if self.invitation.name != name {
            self.named = now.after(self.named);
            self.invitation.name = name;
        }
    }

    /// Shows what the answers come to, or opens it again for late ones.
    pub fn turn_to(&mut self, stage: Stage, now: Moment) {
        if self.stage != stage {
            self.staged = now.after(self.staged);
            self.stage = stage;
        }
    }

    /// Makes it later than a moment at which it was removed, so that it is there again.
    pub fn touch_after(&mut self, removed: Moment) {
        self.staged = self.touched().after(removed);
    }

    /// What two tabs, or two files, have of one session, put together: all answers of both, and of what
    /// one keeper sets the later. The order makes no difference.
    ///
    /// Answers of other statements, or of another voice, are never put together: two sessions that have
    /// one number by chance stay what they are, and the one of the later statements holds.
    #[must_use]
    pub fn join(&self, other: &Collection) -> Collection {
        let asked = |one: &Collection| (one.invitation.session.content, one.is_mirror());
        match asked(self).cmp(&asked(other)) {
            Ordering::Less => return other.clone(),
            Ordering::Greater => return self.clone(),
            Ordering::Equal => {}
        }
        let named = |one: &Collection| {
            let Invitation { language, name, .. } = &one.invitation;
            (one.named, name.clone(), language.code())
        };
        let later = if named(self) >= named(other) { self } else { other };
        let (staged, stage) = (self.staged, self.stage).max((other.staged, other.stage));
        Collection {
            invitation: later.invitation.clone(),
            named: later.named,
            role: self.role.max(other.role),
            begun: self.begun.min(other.begun),
            stage,
            staged,
            bundle: self.bundle.join(&other.bundle),
        }
    }
}
