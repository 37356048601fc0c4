//! What only Chromium's developer tools can do, by way of its driver.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::page::Page;

impl Page {
    /// Gives a command of the protocol of Chromium's developer tools to the page, and gives its answer.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.step(format!("developer tools: {command}"));
        let command = Command(json!({ "cmd": command, "params": parameters }));
        match self.client.issue_cmd(command).await {
            Ok(answer) => answer,
            Err(why) => self.fail(&format!("the developer tools refuse: {why}")).await,
        }
    }
}

/// A command of the protocol, with its parameters.
#[derive(Debug)]
struct Command(Value);

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, driver: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        driver.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.0.to_string()))
    }
}
