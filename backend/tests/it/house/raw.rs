//! Customers' mails as mail servers have them, posted with their ids in headers.

use super::Shop;
use super::http::{Answer, answer};
use super::stock::name_of;
use api::Accepted;

/// A raw mail on its way in.
#[derive(Clone)]
pub struct Raw<'a> {
    shop: &'a Shop,
    headers: Vec<(String, Vec<u8>)>,
    mail: Vec<u8>,
}

impl Shop {
    /// From this customer; lines are given with `\n`.
    pub fn raw<'a>(&'a self, customer: &str, mail: &str) -> Raw<'a> {
        let fresh = countersign::ids::fresh();
        let header = |name: &str, value: &str| (format!("Countersign-{name}"), value.as_bytes().to_vec());
        let headers = vec![
            header("Event-Id", &format!("evt-{fresh}")),
            header("Customer-Id", customer),
            header("Customer-Email", &format!("{customer}@mail.example")),
            header("Customer-Name", &name_of(customer)),
        ];
        Raw { shop: self, headers, mail: mail.replace('\n', "\r\n").into_bytes() }
    }
}

impl Raw<'_> {
    pub fn header(mut self, name: &str, value: impl Into<Vec<u8>>) -> Self {
        self = self.without(name);
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self
    }

    pub async fn post(&self) -> Answer {
        let http = &self.shop.http;
        let mut request = http.client.post(http.url("/v1/emails")).bearer_auth(http.key("crm"));
        request = request.header("content-type", "message/rfc822").body(self.mail.clone());
        for (name, value) in &self.headers {
            request = request.header(name, value.as_slice());
        }
        answer(request).await
    }

    pub async fn accepted(&self) -> Accepted {
        let answer = self.post().await;
        assert_eq!(answer.status, 202, "{:#}", answer.body);
        answer.ok()
    }
}
