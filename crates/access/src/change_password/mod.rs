//! Changing one's password: the present one first, rationed like any other check (SECURITY 13);
//! then every other session ends and every way on file is told.

pub(crate) mod pages;
#[cfg(test)]
mod tests;
