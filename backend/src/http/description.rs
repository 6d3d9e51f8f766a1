//! The API's description (OpenAPI 3.1): what each endpoint says of itself, completed by what holds for all of them.
//!
//! An endpoint names its answers and the refusals that are its own. Who may call, the ids in its path and the
//! refusals that come with a key, a body or an id are the same everywhere and are written once, here.

use api::Problem;
use std::collections::BTreeMap;
use utoipa::PartialSchema;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{
    ComponentsBuilder, Content, Info, OpenApi, Ref, RefOr, Required, Response, Schema, Server,
};

const PROBLEM: &str = "application/problem+json";

/// What the endpoints said, made whole.
pub fn complete(mut api: OpenApi) -> OpenApi {
    api.info = info();
    api.servers = Some(vec![Server::new("/")]);
    api.security = Some(vec![requirement("key"), requirement("session")]);
    for (path, item) in &mut api.paths.paths {
        for operation in operations(item) {
            complete_operation(path, operation);
        }
    }
    let mut components = api.components.take().unwrap_or_else(|| ComponentsBuilder::new().build());
    components.schemas.insert("Problem".to_owned(), <Problem as PartialSchema>::schema());
    components.schemas.insert("FieldError".to_owned(), <api::FieldError as PartialSchema>::schema());
    components.security_schemes = schemes();
    api.components = Some(components);
    api
}

fn info() -> Info {
    let mut info = Info::new("Countersign", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "Post a customer's mail, follow its job, read the draft, decide it. Refusals are problem details (RFC 9457): \
         the last word of `type` is stable."
            .to_owned(),
    );
    info
}

fn schemes() -> BTreeMap<String, RefOr<SecurityScheme>> {
    let key = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    let cookie = ApiKeyValue::with_description("__Host-countersign", "a person who is signed in");
    let session = SecurityScheme::ApiKey(ApiKey::Cookie(cookie));
    let signed = ApiKeyValue::with_description(
        "webhook-signature",
        "Standard Webhooks, with `webhook-id` and `webhook-timestamp`",
    );
    let signature = SecurityScheme::ApiKey(ApiKey::Header(signed));
    let schemes = [("key", key), ("session", session), ("signature", signature)];
    schemes.map(|(name, scheme)| (name.to_owned(), RefOr::T(scheme))).into()
}

fn requirement(name: &str) -> SecurityRequirement {
    SecurityRequirement::new::<_, [&str; 0], &str>(name, [])
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, .. } = item;
    [get, put, post, delete].into_iter().flatten()
}

fn complete_operation(path: &str, operation: &mut Operation) {
    let names = names_in(path);
    for (status, words) in refusals(operation, !names.is_empty()) {
        let response = RefOr::T(Response::new(words));
        operation.responses.responses.entry(status.to_owned()).or_insert(response);
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response {
            complete_response(status, response);
        }
    }
    let ids = names.into_iter().map(id).map(RefOr::T);
    operation.parameters = Some(ids.chain(operation.parameters.take().unwrap_or_default()).collect());
}

/// A refusal is a problem; a success that needs no word has one all the same, since OpenAPI wants it.
fn complete_response(status: &str, response: &mut Response) {
    if status >= "400" {
        response.content.entry(PROBLEM.to_owned()).or_insert_with(problem);
    }
    if response.description.is_empty() {
        "done".clone_into(&mut response.description);
    }
}

/// The refusals that follow from what an operation takes.
fn refusals(operation: &Operation, has_id: bool) -> Vec<(&'static str, &'static str)> {
    let is_open = operation
        .security
        .as_ref()
        .is_some_and(|needs| needs.iter().all(|need| *need == SecurityRequirement::default()));
    let has_query = operation.parameters.iter().flatten().any(is_query);
    let by_key: &[_] =
        &[("401", "no key or session that is in use"), ("403", "another scope or role is needed")];
    let by_id: &[_] = &[("404", "no such thing, or not yours")];
    let by_query: &[_] = &[("422", "a field is missing, unknown or out of bounds")];
    let by_body: &[_] = &[
        ("400", "the body is no JSON, or breaks off"),
        ("413", "the body is over 1 MiB"),
        ("415", "another media type"),
        ("422", "a field is missing, unknown or out of bounds"),
    ];
    let takes = [
        (!is_open, by_key),
        (has_id, by_id),
        (has_query, by_query),
        (operation.request_body.is_some(), by_body),
        (true, &[("503", "the database does not answer; nothing was changed")]),
    ];
    takes.into_iter().filter(|(applies, _)| *applies).flat_map(|(_, refusals)| refusals).copied().collect()
}

fn is_query(parameter: &RefOr<Parameter>) -> bool {
    matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Query)
}

fn problem() -> RefOr<Content> {
    RefOr::T(Content::new(Some(Ref::from_schema_name("Problem"))))
}

/// `id` of `/v1/cases/{id}/claim`.
fn names_in(path: &str) -> Vec<&str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect()
}

fn id(name: &str) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .schema(Some(Schema::Object(utoipa::openapi::Object::with_type(utoipa::openapi::Type::String))))
        .build()
}

#[cfg(test)]
mod tests {
    use crate::http::openapi;
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn document() -> Value {
        serde_json::to_value(openapi()).unwrap()
    }

    /// `GET /v1/me` and what is said of it.
    fn operations(document: &Value) -> Vec<(String, &Value)> {
        let paths = document["paths"].as_object().unwrap();
        let operations = paths.iter().flat_map(|(path, item)| {
            let methods = item.as_object().unwrap().iter();
            methods.map(move |(method, operation)| (format!("{} {path}", method.to_uppercase()), operation))
        });
        operations.collect()
    }

    #[test]
    fn every_operation_says_what_it_does_and_how_it_ends() {
        let document = document();
        for (name, operation) in operations(&document) {
            assert!(operation["summary"].as_str().is_some_and(|words| !words.is_empty()), "{name}");
            let responses = operation["responses"].as_object().unwrap();
            assert!(responses.keys().any(|status| status.starts_with('2')), "{name}");
            for (status, response) in responses.iter().filter(|(status, _)| status.as_str() >= "400") {
                let problem = &response["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(problem, "#/components/schemas/Problem", "{name} {status}");
            }
        }
    }

    #[test]
    fn every_operation_has_a_name_of_its_own() {
        let document = document();
        let operations = operations(&document);
        let names: BTreeSet<_> =
            operations.iter().map(|(_, operation)| operation["operationId"].as_str()).collect();
        assert_eq!(names.len(), operations.len());
    }

    #[test]
    fn every_schema_that_is_named_is_there() {
        let document = document();
        let text = document.to_string();
        for named in text.split("\"#/components/schemas/").skip(1) {
            let name = named.split('"').next().unwrap();
            assert!(document["components"]["schemas"].get(name).is_some(), "{name}");
        }
    }
}
