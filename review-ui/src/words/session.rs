//! Of signing in.

pub const TITLE: &str = "Sign in";
pub const AGAIN: &str = "You are signed out";
pub const AGAIN_HOW: &str = "Sign in again; your text is still here.";
pub const HOW: &str = "The review screen of your shop";
pub const EMAIL: &str = "E-mail";
pub const PASSWORD: &str = "Password";
pub const SHOW: &str = "Show";
pub const HIDE: &str = "Hide";
pub const SIGN_IN: &str = "Sign in";
pub const NO_ACCOUNT: &str = "No account? An administrator of your shop can invite you.";
pub const NOTHING_LEAVES: &str = "Works on your own server. Nothing leaves it before a person says so.";
pub const WELCOME: &str = "Welcome";
pub const WELCOME_HOW: &str = "This link signs you in once. Choose a password for the next time.";
pub const NEW_PASSWORD: &str = "New password";
pub const NEW_PASSWORD_HOW: &str = "At least 10 characters. A few words in a row are good.";
pub const SET_AND_SIGN_IN: &str = "Set password and sign in";
pub const WITHOUT: &str = "Sign in without a password";
pub const WRONG: &str = "E-mail and password do not belong together.";
pub const LINK_USED: &str = "This link was used before, or is too old. Sign in with your password, or ask an administrator for a new link.";
pub const LINK: &str = "One-time link";
pub const LINK_HOW: &str = "Paste the link that you were given; an administrator can give you a new one.";
pub const SIGN_IN_BY_LINK: &str = "Sign in with the link";
pub const LINK_TOO_OLD: &str =
    "This link was used before, or is too old. Ask an administrator for a new one.";
pub const OTHER_TAB: &str = "Or sign in in another tab: this page goes on by itself.";
pub const AWAY: &str = "Countersign does not answer";
pub const AWAY_HOW: &str = "The server is away or starting. Try again in a moment.";
pub const TRY_AGAIN: &str = "Try again";
