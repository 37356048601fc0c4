//! What a page looks like on paper.

use std::io::Read;

use fantoccini::wd::PrintConfiguration;
use flate2::read::ZlibDecoder;

use crate::page::Page;

/// A printed page, as a PDF.
pub struct Paper {
    pdf: Vec<u8>,
}

impl Page {
    /// Prints what shows on A4, with the margins that the style asks for.
    pub async fn print(&self) -> Paper {
        self.step("print".into());
        let configuration = PrintConfiguration::builder()
            .size(fantoccini::wd::PrintSize::A4)
            .build()
            .expect("a possible paper");
        match self.client.print(configuration).await {
            Ok(pdf) => Paper { pdf },
            Err(why) => self.fail(&format!("it does not print: {why}")).await,
        }
    }
}

impl Paper {
    /// How many sheets it takes, printed on one side.
    pub fn sheets(&self) -> usize {
        // Each page is an object of this type; engines put them bare or in packed streams.
        let all = [self.pdf.clone(), self.unpacked()].concat();
        let text = String::from_utf8_lossy(&all).replace("/Type/Page", "/Type /Page");
        text.matches("/Type /Page").count() - text.matches("/Type /Pages").count()
    }

    /// The file itself.
    pub fn pdf(&self) -> &[u8] {
        &self.pdf
    }

    /// The content of all packed streams.
    fn unpacked(&self) -> Vec<u8> {
        let mark = b"stream\n";
        let mut all = Vec::new();
        for start in 0..self.pdf.len() {
            let Some(stream) = self.pdf[start..].strip_prefix(mark) else { continue };
            // What does not unpack is no packed stream; what was unpacked till then is kept.
            let _ = ZlibDecoder::new(stream).read_to_end(&mut all);
        }
        all
    }
}
