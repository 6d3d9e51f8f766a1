//! The graph, whole.
