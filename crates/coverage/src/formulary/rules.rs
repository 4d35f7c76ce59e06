//! Which products of the FDA's list a drug of the plan's list can be, and which of them the FDA
//! rates as equal. Nothing is guessed: a name that cannot be read whole is linked to no product,
//! and one that can be two things is linked to neither (decision 34).

mod reading;

use formats::records::{FormularyDrug, Product};

use reading::{Make, Named, begins, fold_parts, names_of, strength_text};

/// Products that may be given for each other: the same texts in the FDA's list, rated A alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group([String; 4]);

impl Group {
    /// Nothing for a product that is rated B or not at all.
    pub fn of(product: &Product) -> Option<Self> {
        let code = product.te_code.as_deref()?;
        let strength = strength_text(&product.strength);
        let rated_a = code.split(',').all(|one| one.trim().starts_with('A'));
        let texts = [&product.ingredient, &product.form_route, strength, code];
        rated_a.then(|| Self(texts.map(fold_parts)))
    }

    pub fn key(&self) -> String {
        self.0.join("|")
    }
}

/// What a listed drug and a product must have in common, as far as an index can tell: how the name
/// begins, the whole strength, and the form. A drug with two names has two.
pub fn listed_keys(drug: &FormularyDrug) -> Vec<String> {
    Named::read(drug).map(|named| named.keys()).unwrap_or_default()
}

/// Nothing for a product in a form or a strength that no listed drug is linked by.
pub fn product_key(product: &Product) -> Option<String> {
    Make::of(product)?.key(&names_of(&product.name))
}

/// The one group a listed drug belongs to. `products` are all that share a key with it; where two
/// that fit are not rated as equal, or one is not rated at all, nobody can say which it is.
pub fn link(drug: &FormularyDrug, products: &[Product]) -> Option<Group> {
    let named = Named::read(drug)?;
    let mut groups = products.iter().filter(|one| fits(&named, one)).map(Group::of);
    let first = groups.next()??;
    groups.all(|group| group.as_ref() == Some(&first)).then_some(first)
}

/// By the FDA's name for the product; a second name of the list must be the ingredient's then.
fn fits(named: &Named, product: &Product) -> bool {
    if Make::of(product).as_ref() != Some(&named.make) {
        return false;
    }
    let (own, ingredient) = (names_of(&product.name), names_of(&product.ingredient));
    match &named.aside {
        None => begins(&own, &named.name),
        Some(aside) => {
            begins(&own, &named.name) && begins(&ingredient, aside)
                || begins(&own, aside) && begins(&ingredient, &named.name)
        }
    }
}

#[cfg(test)]
mod tests;
