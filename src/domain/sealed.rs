//! What only a passphrase opens.

/// Bytes that only a passphrase opens: encrypted by AES-256-GCM, with a key made of the passphrase by
/// PBKDF2-SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// What makes another key of the same passphrase each time; random.
    pub salt: [u8; 16],
    /// What makes another text of the same bytes each time (the IV); random.
    pub nonce: [u8; 12],
    /// The encrypted bytes, with the 16 bytes by which a wrong key is known.
    pub ciphertext: Vec<u8>,
}

impl Sealed {
    /// How many rounds make the key. It is what keeps a guess from being cheap.
    pub const ROUNDS: u32 = 600_000;
    /// The fewest characters of a passphrase.
    pub const SHORTEST: usize = 8;
    /// How many bytes the encrypted ones have on top.
    pub const TAG: usize = 16;
}
