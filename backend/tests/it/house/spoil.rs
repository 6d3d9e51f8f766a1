//! A row that cannot be written, as one is that a constraint or a fault of the disk holds.

use super::Shop;
use countersign::store::Dialect;
use sqlx::AssertSqlSafe;

impl Shop {
    /// From here on every update of this row fails; it can still be read.
    pub async fn spoils(&self, table: &str, id: &str) {
        let refuse = match self.app.db.dialect() {
            Dialect::Sqlite => "BEGIN SELECT RAISE(ABORT, 'spoiled'); END;".to_owned(),
            Dialect::Postgres => {
                let sql = "CREATE FUNCTION spoiled() RETURNS trigger LANGUAGE plpgsql
                             AS $$ BEGIN RAISE EXCEPTION 'spoiled'; END $$";
                sqlx::raw_sql(sql).execute(self.app.db.write()).await.unwrap();
                "EXECUTE FUNCTION spoiled()".to_owned()
            }
        };
        let sql = format!(
            "CREATE TRIGGER spoiled BEFORE UPDATE ON {table} FOR EACH ROW WHEN (OLD.id = '{id}') {refuse}"
        );
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(self.app.db.write()).await.unwrap();
    }
}
