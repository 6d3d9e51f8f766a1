# syntax=docker/dockerfile:1
# docker build -t countersign .

FROM rust:1.95.0-bookworm AS build
WORKDIR /src
RUN rustup target add wasm32-unknown-unknown
COPY . .
# The caches outlive a build; the program is copied out of them.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked --bin countersign \
    && cp target/release/countersign /usr/local/bin/countersign

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /data countersign
COPY --from=build /usr/local/bin/countersign /usr/local/bin/countersign
COPY LICENSE-MIT LICENSE-APACHE /usr/share/doc/countersign/
USER countersign
WORKDIR /data
VOLUME /data
ENV COUNTERSIGN_DATA_DIR=/data \
    COUNTERSIGN_LISTEN=0.0.0.0:8080
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/healthz"]
ENTRYPOINT ["countersign"]
CMD ["serve"]
