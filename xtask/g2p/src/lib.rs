//! Stands in for the crate `g2p`; the `[patch]` in the project's Cargo.toml says why.
//!
//! Here is what `rqrr` needs to correct errors: fields of 16 and 256 elements. Where the other crate
//! looks a product up in a table of 64 kilobytes, this one works it out.

use std::ops::{Add, AddAssign, Div, Mul, MulAssign, Sub, SubAssign};

/// A finite field of characteristic 2.
pub trait GaloisField:
    Add<Output = Self>
    + AddAssign
    + Sub<Output = Self>
    + SubAssign
    + Mul<Output = Self>
    + MulAssign
    + Div<Output = Self>
    + Copy
    + Eq
{
    /// Nothing.
    const ZERO: Self;
    /// One.
    const ONE: Self;
    /// The element whose powers are all elements but zero.
    const GENERATOR: Self;

    /// The element as a factor of itself, so many times.
    #[must_use]
    fn pow(self, times: usize) -> Self {
        let (mut product, mut square, mut times) = (Self::ONE, self, times);
        while times > 0 {
            if times % 2 == 1 {
                product *= square;
            }
            square *= square;
            times /= 2;
        }
        product
    }
}

/// The product of two polynomials over the field of two elements, by a modulus of so many bits and one.
#[must_use]
pub const fn product(one: u8, other: u8, bits: u32, modulus: u16) -> u8 {
    let (mut product, mut place) = (0_u16, bits);
    while place > 0 {
        place -= 1;
        product <<= 1;
        if product >> bits & 1 == 1 {
            product ^= modulus;
        }
        if other >> place & 1 == 1 {
            product ^= one as u16;
        }
    }
    // Below the modulus, which has nine bits at most.
    product.to_le_bytes()[0]
}

/// Makes a field of 2 to so many bits, with a modulus whose root is a generator.
#[macro_export]
macro_rules! g2p {
    ($name:ident, $bits:literal, modulus: $modulus:literal) => {
        /// An element of the field.
        #[allow(unreachable_pub)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(pub u8);

        impl $crate::GaloisField for $name {
            const ZERO: $name = $name(0);
            const ONE: $name = $name(1);
            const GENERATOR: $name = $name(2);
        }

        impl std::ops::Add for $name {
            type Output = $name;
            #[allow(clippy::suspicious_arithmetic_impl)]
            fn add(self, other: $name) -> $name {
                $name(self.0 ^ other.0)
            }
        }

        impl std::ops::Sub for $name {
            type Output = $name;
            #[allow(clippy::suspicious_arithmetic_impl)]
            fn sub(self, other: $name) -> $name {
                self + other
            }
        }

        impl std::ops::Mul for $name {
            type Output = $name;
            fn mul(self, other: $name) -> $name {
                $name($crate::product(self.0, other.0, $bits, $modulus))
            }
        }

        impl std::ops::Div for $name {
            type Output = $name;
            /// By zero it is zero.
            #[allow(clippy::suspicious_arithmetic_impl)]
            fn div(self, other: $name) -> $name {
                self * $crate::GaloisField::pow(other, (1 << $bits) - 2)
            }
        }

        impl std::ops::AddAssign for $name {
            fn add_assign(&mut self, other: $name) {
                *self = *self + other;
            }
        }

        impl std::ops::SubAssign for $name {
            fn sub_assign(&mut self, other: $name) {
                *self = *self - other;
            }
        }

        impl std::ops::MulAssign for $name {
            fn mul_assign(&mut self, other: $name) {
                *self = *self * other;
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    g2p!(Sixteen, 4, modulus: 0b1_0011);
    g2p!(All, 8, modulus: 0b1_0001_1101);

    #[test]
    fn a_field_is_all_powers_of_its_generator() {
        let mut powers: Vec<_> = (0..255).map(|times| All::GENERATOR.pow(times).0).collect();
        powers.sort_unstable();
        assert!(powers.into_iter().eq(1..=255));
        let mut powers: Vec<_> = (0..15).map(|times| Sixteen::GENERATOR.pow(times).0).collect();
        powers.sort_unstable();
        assert!(powers.into_iter().eq(1..16));
        // As in the standard's own tables.
        assert_eq!((All::GENERATOR.pow(8), Sixteen::GENERATOR.pow(4)), (All(29), Sixteen(3)));
    }

    #[test]
    fn sums_and_products_follow_the_rules_of_a_field() {
        for a in (0..=255).map(All) {
            for b in (0..=255).map(All) {
                assert_eq!(a * b, b * a);
                assert_eq!(a + b - b, a);
                if b != All::ZERO {
                    assert_eq!(a / b * b, a);
                }
                let c = All(77);
                assert_eq!((a + b) * c, a * c + b * c);
                assert_eq!((a * b) * c, a * (b * c));
            }
        }
    }
}
