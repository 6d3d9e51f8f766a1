//! Whether a tab shows a row: the server's conditions, for rows that are pushed.

use api::{CaseRow, CaseState, StaffId, Tab};

pub fn belongs(row: &CaseRow, tab: Tab, me: Option<&StaffId>) -> bool {
    let is_waiting = row.state == CaseState::NeedsYou && row.snoozed_until.is_none();
    match tab {
        // What the agent reads will need somebody in a moment.
        Tab::NeedsYou => is_waiting || (row.state == CaseState::Working && row.snoozed_until.is_none()),
        Tab::AtRisk => is_waiting && row.at_risk,
        Tab::Failed => row.state == CaseState::Failed,
        Tab::Snoozed => row.snoozed_until.is_some(),
        Tab::Mine => row.state != CaseState::Done && me.is_some_and(|me| is_of(row, me)),
        Tab::Done => matches!(row.state, CaseState::Done | CaseState::WaitingCustomer | CaseState::Sending),
    }
}

/// Claimed by them, or given to them.
fn is_of(row: &CaseRow, me: &StaffId) -> bool {
    let claimed = row.claimed_by.as_ref().is_some_and(|claim| &claim.id == me);
    claimed || row.assigned_to.as_ref().is_some_and(|person| &person.id == me)
}

#[cfg(test)]
pub mod sample {
    use api::{CaseId, CaseRow, CaseState, CustomerRef};

    /// A case that needs somebody.
    pub fn row(id: &str, seq: i64) -> CaseRow {
        CaseRow {
            id: CaseId::from_tail(id),
            customer: CustomerRef { id: "1".to_owned(), name: "Maya".to_owned() },
            subject: String::new(),
            proposal: String::new(),
            state: CaseState::NeedsYou,
            topic: None,
            urgency: None,
            age_s: 0,
            due_at: None,
            at_risk: false,
            draft_id: None,
            outcome: None,
            claimed_by: None,
            assigned_to: None,
            needs_role: None,
            snoozed_until: None,
            seq,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sample::row;
    use super::*;
    use api::{Claim, StaffRef, Time};

    #[test]
    fn mine_is_what_i_claimed_and_what_was_given_to_me() {
        let [me, other] = ["1", "2"].map(StaffId::from_tail);
        let claim = |id: &StaffId| {
            let (since, until) = (Time::UNIX_EPOCH, Time::UNIX_EPOCH);
            Some(Claim { id: id.clone(), name: String::new(), since, until, number: 1 })
        };
        let given = |id: &StaffId| Some(StaffRef { id: id.clone(), name: String::new() });
        for (claimed_by, assigned_to, is_mine) in [
            (None, None, false),
            (claim(&me), None, true),
            (None, given(&me), true),
            (claim(&other), given(&other), false),
            (claim(&other), given(&me), true),
        ] {
            let row = CaseRow { claimed_by, assigned_to, ..row("1", 1) };
            assert_eq!(belongs(&row, Tab::Mine, Some(&me)), is_mine, "{row:?}");
        }
    }

    #[test]
    fn a_snoozed_case_needs_nobody_until_it_is_back() {
        let asleep = CaseRow { snoozed_until: Some(Time::UNIX_EPOCH), at_risk: true, ..row("1", 1) };
        for (tab, shows) in [(Tab::NeedsYou, false), (Tab::AtRisk, false), (Tab::Snoozed, true)] {
            assert_eq!(belongs(&asleep, tab, None), shows, "{tab:?}");
        }
    }
}
