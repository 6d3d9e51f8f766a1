//! Many processes on one PostgreSQL.

mod share;
