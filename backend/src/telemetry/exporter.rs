//! The last door before the collector: masks every span, and says once that nobody answers.

use super::masking::{Content, mask};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{SpanData, SpanExporter};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

#[derive(Debug)]
pub(super) struct Door<E> {
    inner: E,
    content: Content,
    is_down: AtomicBool,
}

impl<E> Door<E> {
    pub(super) fn new(inner: E, content: Content) -> Self {
        Self { inner, content, is_down: AtomicBool::new(false) }
    }

    /// A log line when the collector goes and when it comes back, none in between.
    fn notice(&self, is_down: bool) {
        match (self.is_down.swap(is_down, Ordering::Relaxed), is_down) {
            (false, true) => {
                tracing::warn!("the trace collector does not answer: spans are dropped meanwhile")
            }
            (true, false) => tracing::info!("the trace collector answers again"),
            (true, true) | (false, false) => {}
        }
    }
}

impl<E: SpanExporter> SpanExporter for Door<E> {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let masked = batch.into_iter().map(|span| mask(span, self.content)).collect();
        let result = self.inner.export(masked).await;
        self.notice(result.is_err());
        result
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.inner.shutdown_with_timeout(timeout)
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.inner.force_flush()
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.inner.set_resource(resource);
    }
}
