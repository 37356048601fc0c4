//! Going somewhere.

use serde_json::json;

use super::Page;

impl Page {
    /// Goes to a route such as `#/data`, as by a link from elsewhere.
    pub async fn open(&self, route: &str) {
        self.open_address(&(self.site.address() + route)).await;
    }

    /// Goes to a whole address, and waits for the page that is there.
    pub async fn open_address(&self, address: &str) {
        self.visit(address).await;
        let there = "return location.href === new URL(arguments[0]).href
            && document.readyState !== 'loading'";
        let there = async || self.ask(there, json!([address])).await == Some(json!(true));
        self.until(&format!("{address} does not open"), there).await;
    }

    /// Goes to a whole address, which may be another host's.
    pub async fn visit(&self, address: &str) {
        self.step(format!("visit {address}"));
        if let Err(why) = self.client.goto(address).await {
            self.fail(&format!("{address} does not open: {why}")).await;
        }
    }

    /// Follows a link from elsewhere, whose address may be another one by the time it has opened; gives
    /// the one that it was.
    pub async fn open_link(&self, route: &str) -> String {
        let address = self.site.address() + route;
        self.visit(&address).await;
        address
    }

    /// Waits until the app has taken over from the page's first markup, which shows much the same.
    pub async fn comes_up(&self) {
        let taken = "return !document.querySelector('.boot')
            && visibleText() !== ''";
        let there = async || self.ask(taken, json!([])).await == Some(json!(true));
        self.until("the app does not come up", there).await;
    }

    /// Turns to what shows in the page's first frame.
    pub async fn into_frame(&self) {
        self.step("into the frame".into());
        let entered = async || self.client.enter_frame(0).await.is_ok();
        self.until("there is no frame", entered).await;
    }

    /// Turns back from a frame to the page around it.
    pub async fn out_of_frame(&self) {
        self.step("out of the frame".into());
        if let Err(why) = self.client.clone().enter_parent_frame().await {
            self.fail(&format!("there is nothing around the frame: {why}")).await;
        }
    }

    /// Loads the page again, and waits for the app.
    pub async fn reload(&self) {
        self.load_again().await;
        self.comes_up().await;
    }

    /// Loads the page again, whether or not the app comes.
    pub async fn load_again(&self) {
        self.step("load again".into());
        self.tell("window.old = true; location.reload()").await;
        let renewed = "return !window.old && document.readyState !== 'loading'";
        let renewed = async || self.ask(renewed, json!([])).await == Some(json!(true));
        self.until("the page does not load again", renewed).await;
    }

    /// Goes to a page of the site that is not the app.
    pub async fn leave(&self) {
        self.open("elsewhere").await;
    }

    /// Presses the browser's Back.
    pub async fn back(&self) {
        self.step("the browser's Back".into());
        if let Err(why) = self.client.back().await {
            self.fail(&format!("Back does not work: {why}")).await;
        }
    }

    /// Presses the browser's Forward.
    pub async fn forward(&self) {
        self.step("the browser's Forward".into());
        if let Err(why) = self.client.forward().await {
            self.fail(&format!("Forward does not work: {why}")).await;
        }
    }

    /// Opens the site in another tab, and turns to it.
    pub async fn another_tab(&self, route: &str) {
        self.step("another tab".into());
        let tab = self.client.new_window(true).await.expect("another tab").handle;
        self.tabs.borrow_mut().push(tab.clone());
        self.client.switch_to_window(tab).await.expect("the new tab");
        self.open(route).await;
        self.comes_up().await;
    }

    /// Turns to a tab by its place in the order of opening, 0 first.
    pub async fn to_tab(&self, place: usize) {
        self.step(format!("to tab {place}"));
        let tab = self.tabs.borrow()[place].clone();
        self.client.switch_to_window(tab).await.expect("the tab");
    }
}
