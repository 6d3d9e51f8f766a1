//! The state of a run: what has been gathered so far and the step that comes next.

use super::{Node, NodeError};
use crate::case::Task;
use crate::delivery::assess::Assessed;
use crate::delivery::identify::Identified;
use crate::delivery::remedy::Remedied;
use crate::draft::Proposal;
use crate::nodes::Reason;
use crate::nodes::check::Checked;
use crate::nodes::compose::Composed;
use crate::nodes::escalate::Escalated;
use crate::nodes::need_info::Needed;
use crate::nodes::recall::Recalled;
use crate::nodes::route::Routed;
use crate::nodes::screen::Screened;
use crate::policy::Policy;
use crate::products;
use crate::products::availability::Available;
use crate::products::filter::Filtered;
use crate::products::r#match::Matched;
use crate::remarks::Remark;
use api::{ActionView, CheckView, Classification, EvidenceView, ItemView, Outcome};
use serde::{Deserialize, Serialize};

/// One run: what has been gathered so far (append only) and the step that runs next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub gathered: Gathered,
    pub step: Step,
}

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Recall,
    Screen,
    Classify,
    Route,
    Filter,
    Match,
    Availability,
    Identify,
    Assess,
    Remedy,
    NeedInfo,
    Compose,
    Check,
    Escalate(Reason),
    Propose,
    Done(Outcome),
}

impl Step {
    pub fn node(self) -> Node {
        match self {
            Self::Recall => Node::Recall,
            Self::Screen => Node::Screen,
            Self::Classify => Node::Classify,
            Self::Route => Node::Route,
            Self::Filter => Node::Filter,
            Self::Match => Node::Match,
            Self::Availability => Node::Availability,
            Self::Identify => Node::Identify,
            Self::Assess => Node::Assess,
            Self::Remedy => Node::Remedy,
            Self::NeedInfo => Node::NeedInfo,
            Self::Compose => Node::Compose,
            Self::Check => Node::Check,
            Self::Escalate(_) => Node::Escalate,
            Self::Propose => Node::Propose,
            Self::Done(_) => Node::Done,
        }
    }
}

/// What a node ended with, as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Output {
    Recall(Recalled),
    Screen(Screened),
    Classify(Classification),
    Route(Routed),
    Filter(Filtered),
    Match(Matched),
    Availability(Available),
    Identify(Identified),
    Assess(Assessed),
    Remedy(Remedied),
    NeedInfo(Needed),
    Compose(Composed),
    Check(Checked),
    Escalate(Escalated),
    Propose(Box<Proposal>),
}

/// What the nodes have found, each in its place. A place is written by its node and by nothing else.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Gathered {
    pub recall: Option<Recalled>,
    pub screen: Option<Screened>,
    pub classify: Option<Classification>,
    pub route: Option<Routed>,
    pub filter: Option<Filtered>,
    pub r#match: Option<Matched>,
    pub availability: Option<Available>,
    pub identify: Option<Identified>,
    pub assess: Option<Assessed>,
    pub remedy: Option<Remedied>,
    pub need_info: Option<Needed>,
    /// One for each time the letter was written.
    pub compose: Vec<Composed>,
    pub check: Vec<Checked>,
    pub escalate: Option<Escalated>,
    pub propose: Option<Box<Proposal>>,
    /// The nodes visited, in order.
    pub path: Vec<Node>,
}

/// What a node's input may be cut from.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub task: &'a Task,
    pub policy: &'a Policy,
    pub gathered: &'a Gathered,
    /// The engine's name, as drafts show it.
    pub engine: &'a str,
}

impl Gathered {
    pub fn add(&mut self, output: Output) {
        self.path.push(output.node());
        match output {
            Output::Recall(found) => self.recall = Some(found),
            Output::Screen(found) => self.screen = Some(found),
            Output::Classify(found) => self.classify = Some(found),
            Output::Route(found) => self.route = Some(found),
            Output::Filter(found) => self.filter = Some(found),
            Output::Match(found) => self.r#match = Some(found),
            Output::Availability(found) => self.availability = Some(found),
            Output::Identify(found) => self.identify = Some(found),
            Output::Assess(found) => self.assess = Some(found),
            Output::Remedy(found) => self.remedy = Some(found),
            Output::NeedInfo(found) => self.need_info = Some(found),
            Output::Compose(found) => self.compose.push(found),
            Output::Check(found) => self.check.push(found),
            Output::Escalate(found) => self.escalate = Some(found),
            Output::Propose(found) => self.propose = Some(found),
        }
    }

    /// # Errors
    /// [`NodeError::Missing`], as for its siblings: the node that finds it has not run.
    pub fn recalled(&self) -> Result<&Recalled, NodeError> {
        self.recall.as_ref().ok_or(NodeError::Missing(Node::Recall))
    }

    /// # Errors
    /// [`NodeError::Missing`]
    pub fn screened(&self) -> Result<&Screened, NodeError> {
        self.screen.as_ref().ok_or(NodeError::Missing(Node::Screen))
    }

    /// # Errors
    /// [`NodeError::Missing`]
    pub fn classified(&self) -> Result<&Classification, NodeError> {
        self.classify.as_ref().ok_or(NodeError::Missing(Node::Classify))
    }

    /// # Errors
    /// [`NodeError::Missing`]
    pub fn filtered(&self) -> Result<&Filtered, NodeError> {
        self.filter.as_ref().ok_or(NodeError::Missing(Node::Filter))
    }

    /// # Errors
    /// [`NodeError::Missing`]
    pub fn matched(&self) -> Result<&Matched, NodeError> {
        self.r#match.as_ref().ok_or(NodeError::Missing(Node::Match))
    }

    /// # Errors
    /// [`NodeError::Missing`]
    pub fn available(&self) -> Result<&Available, NodeError> {
        self.availability.as_ref().ok_or(NodeError::Missing(Node::Availability))
    }

    /// # Errors
    /// [`NodeError::Missing`]
    pub fn identified(&self) -> Result<&Identified, NodeError> {
        self.identify.as_ref().ok_or(NodeError::Missing(Node::Identify))
    }

    /// # Errors
    /// [`NodeError::Missing`]
    pub fn assessed(&self) -> Result<&Assessed, NodeError> {
        self.assess.as_ref().ok_or(NodeError::Missing(Node::Assess))
    }

    /// # Errors
    /// [`NodeError::Missing`]
    pub fn remedied(&self) -> Result<&Remedied, NodeError> {
        self.remedy.as_ref().ok_or(NodeError::Missing(Node::Remedy))
    }

    /// # Errors
    /// [`NodeError::Missing`]
    pub fn composed(&self) -> Result<&Composed, NodeError> {
        self.compose.last().ok_or(NodeError::Missing(Node::Compose))
    }
}

/// What all branches give: nothing where a run did not come that far.
impl Gathered {
    /// What is known of the customer beyond this case.
    pub fn remarks(&self) -> &[Remark] {
        self.recall.as_ref().map(|recalled| recalled.remarks.as_slice()).unwrap_or_default()
    }

    pub fn actions(&self) -> Vec<ActionView> {
        self.remedy.iter().flat_map(|remedied| remedied.actions().cloned()).collect()
    }

    pub fn evidence(&self) -> Vec<EvidenceView> {
        let remedies = self.remedy.iter().flat_map(|remedied| &remedied.items);
        let of_parcels = remedies.flat_map(|remedy| &remedy.facts.evidence);
        let available = self.availability.iter();
        let told = available.flat_map(|available| std::iter::once(&available.search).chain(&available.facts));
        of_parcels.chain(told.flat_map(|facts| &facts.evidence)).cloned().collect()
    }

    /// Findings that go on to the reviewer and stop nothing.
    pub fn warnings(&self) -> Vec<CheckView> {
        let screened = self.screen.iter().flat_map(|screened| screened.warnings.clone());
        screened.chain(products::warnings(self)).collect()
    }

    pub fn items(&self) -> Vec<ItemView> {
        let items = self.identify.iter().flat_map(|identified| &identified.items);
        let assessments = self.assess.iter().flat_map(|assessed| &assessed.items);
        items.zip(assessments).map(|(item, assessment)| item.view(assessment)).collect()
    }
}

impl Output {
    pub fn node(&self) -> Node {
        match self {
            Self::Recall(_) => Node::Recall,
            Self::Screen(_) => Node::Screen,
            Self::Classify(_) => Node::Classify,
            Self::Route(_) => Node::Route,
            Self::Filter(_) => Node::Filter,
            Self::Match(_) => Node::Match,
            Self::Availability(_) => Node::Availability,
            Self::Identify(_) => Node::Identify,
            Self::Assess(_) => Node::Assess,
            Self::Remedy(_) => Node::Remedy,
            Self::NeedInfo(_) => Node::NeedInfo,
            Self::Compose(_) => Node::Compose,
            Self::Check(_) => Node::Check,
            Self::Escalate(_) => Node::Escalate,
            Self::Propose(_) => Node::Propose,
        }
    }
}
