pub mod passwords;
