//! What a camera sees that it did not see before.

/// For how many pictures a text is remembered that does not show: some two seconds.
const REMEMBERED: usize = 16;

/// The texts that a camera saw lately. It sees the same code many times a second, and misses it now and
/// then; a code is told once, until another one has come and it has been away.
#[derive(Clone, Debug, Default)]
pub struct Sightings {
    /// Each text with how many pictures ago it was seen.
    seen: Vec<(String, usize)>,
    /// What was told last.
    last: Option<String>,
}

impl Sightings {
    /// Takes the texts of one picture, and gives those that are new.
    pub fn new_of(&mut self, texts: Vec<String>) -> Vec<String> {
        for (_, age) in &mut self.seen {
            *age += 1;
        }
        self.seen.retain(|(_, age)| *age <= REMEMBERED);
        let mut new = Vec::new();
        for text in texts {
            if let Some((_, age)) = self.seen.iter_mut().find(|(seen, _)| *seen == text) {
                *age = 0;
                continue;
            }
            if self.last.as_ref() != Some(&text) {
                self.last = Some(text.clone());
                new.push(text.clone());
            }
            self.seen.push((text, 0));
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a row of pictures, each with its texts.
    fn told(pictures: &[&[&str]]) -> Vec<String> {
        let mut sightings = Sightings::default();
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        pictures.iter().flat_map(|picture| sightings.new_of(texts(picture))).collect()
    }

    #[test]
    fn a_code_is_told_once_however_long_it_shows() {
        assert_eq!(told(&[&["a"][..]; 100]), ["a"]);
    }

    #[test]
    fn a_code_that_is_missed_now_and_then_is_told_once() {
        let flickering = [&["a", "b"][..], &["b"], &[], &["a"], &["b", "a"]].repeat(20);
        assert_eq!(told(&flickering), ["a", "b"]);
    }

    #[test]
    fn a_code_that_has_been_away_is_told_again_only_after_another() {
        let away = vec![&[][..]; REMEMBERED + 1];
        let same = [vec![&["a"][..]], away.clone(), vec![&["a"][..]]].concat();
        assert_eq!(told(&same), ["a"]);
        let other = [vec![&["a"][..], &["b"]], away, vec![&["a"][..]]].concat();
        assert_eq!(told(&other), ["a", "b", "a"]);
    }

    #[test]
    fn the_same_text_twice_in_a_picture_is_one() {
        assert_eq!(told(&[&["a", "a"]]), ["a"]);
    }
}
