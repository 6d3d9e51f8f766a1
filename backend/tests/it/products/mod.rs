mod facts;
mod hostile;
mod shelf;
mod told;
