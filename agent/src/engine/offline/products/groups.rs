//! From mentions to wishes: mostly one, several where the mail asks for one thing and for another.

use super::lexicon::OF_ANIMALS;
use super::mention::{Mention, What};
use api::{Bounds, FilterGroup};

/// More wishes than a reply can answer: the rest is left out.
const GROUPS_MAX: usize = 5;

/// The wishes of a text. Two stretches of it are two wishes where they differ in two respects: `a red Nike or a blue
/// Adidas`. In one respect alone they are one wish with a choice: `red or blue`.
pub fn of(mentions: &[Mention]) -> Vec<FilterGroup> {
    let stretches: Vec<FilterGroup> = stretches(mentions).into_iter().map(|part| group(&part)).collect();
    let mut wishes: Vec<FilterGroup> = Vec::new();
    let mut common = FilterGroup::default();
    for stretch in stretches {
        match wishes.last() {
            Some(last) if differences(last, &stretch) >= 2 => wishes.push(stretch),
            Some(_) if is_whole(&stretch) || wishes.len() == 1 => add(wishes.last_mut(), stretch),
            Some(_) => add(Some(&mut common), stretch),
            None => wishes.push(stretch),
        }
    }
    for wish in &mut wishes {
        fill(wish, &common);
    }
    wishes.truncate(GROUPS_MAX);
    wishes
}

/// Whether a wish says more than free text.
pub fn is_typed(group: &FilterGroup) -> bool {
    let untyped = FilterGroup { text: group.text.clone(), ..FilterGroup::default() };
    *group != untyped
}

/// A stretch ends where a new sentence or a joining word begins something of which the stretch has one already.
fn stretches(mentions: &[Mention]) -> Vec<Vec<&Mention>> {
    let mut stretches: Vec<Vec<&Mention>> = Vec::new();
    for mention in mentions {
        let is_new = stretches.last().is_none_or(|last: &Vec<&Mention>| begins_anew(last, mention));
        if is_new {
            stretches.push(Vec::new());
        }
        if let Some(last) = stretches.last_mut() {
            last.push(mention);
        }
    }
    stretches
}

fn begins_anew(stretch: &[&Mention], mention: &Mention) -> bool {
    let is_elsewhere = stretch.last().is_some_and(|last| last.sentence != mention.sentence);
    let kinds = |mentions: &[&Mention]| mentions.iter().filter(|said| kind(&said.what).is_some()).count();
    (is_elsewhere || mention.is_joined) && kinds(stretch) >= 2 && kind(&mention.what).is_some()
}

/// What tells one wish from another.
fn kind(what: &What) -> Option<u8> {
    match what {
        What::Brand(_) | What::Model(_) => Some(0),
        What::Colour(_) => Some(1),
        What::Size(..) => Some(2),
        What::Material(_) => Some(3),
        What::Category(_) | What::Weight(_) | What::Price(_) | What::Text(_) => None,
    }
}

/// In how many respects two wishes say different things.
fn differences(one: &FilterGroup, other: &FilterGroup) -> usize {
    let unlike =
        |a: &[String], b: &[String]| !a.is_empty() && !b.is_empty() && a.iter().all(|word| !b.contains(word));
    let names = |group: &FilterGroup| [group.brand.clone(), group.model.clone()].concat();
    let sizes = !one.size.is_empty()
        && !other.size.is_empty()
        && one.size.iter().all(|size| !other.size.contains(size));
    let words = [
        unlike(&names(one), &names(other)),
        unlike(&one.colour, &other.colour),
        unlike(&one.material, &other.material),
        sizes,
    ];
    words.into_iter().filter(|unlike| *unlike).count()
}

fn is_whole(group: &FilterGroup) -> bool {
    !group.brand.is_empty() || !group.model.is_empty()
}

fn group(mentions: &[&Mention]) -> FilterGroup {
    let mut group = FilterGroup::default();
    for mention in mentions {
        if mention.is_unwanted {
            unwanted(&mut group, &mention.what)
        } else {
            wanted(&mut group, &mention.what)
        }
    }
    group
}

fn wanted(group: &mut FilterGroup, what: &What) {
    match what {
        What::Category(word) => put(&mut group.category, word),
        What::Brand(word) => put(&mut group.brand, word),
        What::Model(word) => put(&mut group.model, word),
        What::Colour(word) => put(&mut group.colour, word),
        What::Material(word) => put(&mut group.material, word),
        What::Text(word) if ["vegan", "animal", "animals"].contains(&word.as_str()) => {
            OF_ANIMALS.iter().for_each(|material| put(&mut group.not.material, material));
        }
        What::Text(word) => put(&mut group.text, word),
        What::Size(size, unit) => {
            if !group.size.contains(size) {
                group.size.push(*size);
            }
            group.size_unit = group.size_unit.or(*unit);
        }
        What::Weight(bounds) => tighten(&mut group.weight_g, *bounds),
        What::Price(bounds) => tighten(&mut group.price_minor, *bounds),
    }
}

fn unwanted(group: &mut FilterGroup, what: &What) {
    match what {
        What::Brand(word) => put(&mut group.not.brand, word),
        What::Colour(word) => put(&mut group.not.colour, word),
        What::Material(word) => put(&mut group.not.material, word),
        What::Weight(_) | What::Price(_) => wanted(group, what), // `no more than` is read with the number
        What::Text(word) if ["animal", "animals"].contains(&word.as_str()) => wanted(group, what),
        What::Category(_) | What::Model(_) | What::Size(..) | What::Text(_) => {}
    }
}

fn put(list: &mut Vec<String>, word: &str) {
    if !list.iter().any(|known| known == word) {
        list.push(word.to_owned());
    }
}

/// Two bounds of one thing hold together.
fn tighten(bounds: &mut Option<Bounds>, more: Bounds) {
    let known = bounds.unwrap_or_default();
    *bounds = Some(Bounds {
        gt: known.gt.or(more.gt),
        gte: known.gte.or(more.gte),
        lt: known.lt.or(more.lt),
        lte: known.lte.or(more.lte),
        eq: known.eq.or(more.eq),
    });
}

/// One wish with a choice.
fn add(wish: Option<&mut FilterGroup>, more: FilterGroup) {
    let Some(wish) = wish else { return };
    for (list, words) in [
        (&mut wish.category, more.category),
        (&mut wish.brand, more.brand),
        (&mut wish.model, more.model),
        (&mut wish.colour, more.colour),
        (&mut wish.material, more.material),
        (&mut wish.text, more.text),
        (&mut wish.not.brand, more.not.brand),
        (&mut wish.not.colour, more.not.colour),
        (&mut wish.not.material, more.not.material),
    ] {
        words.iter().for_each(|word| put(list, word));
    }
    wish.size.extend(more.size.iter().filter(|size| !wish.size.contains(size)).copied().collect::<Vec<_>>());
    wish.size_unit = wish.size_unit.or(more.size_unit);
    more.weight_g.into_iter().for_each(|bounds| tighten(&mut wish.weight_g, bounds));
    more.price_minor.into_iter().for_each(|bounds| tighten(&mut wish.price_minor, bounds));
    wish.in_stock |= more.in_stock;
}

/// What holds for all, where a wish says nothing of its own.
pub fn fill(wish: &mut FilterGroup, common: &FilterGroup) {
    for (own, all) in [
        (&mut wish.category, &common.category),
        (&mut wish.brand, &common.brand),
        (&mut wish.model, &common.model),
        (&mut wish.colour, &common.colour),
        (&mut wish.material, &common.material),
        (&mut wish.text, &common.text),
    ] {
        if own.is_empty() {
            own.clone_from(all);
        }
    }
    if wish.size.is_empty() {
        wish.size.clone_from(&common.size);
        wish.size_unit = common.size_unit;
    }
    wish.weight_g = wish.weight_g.or(common.weight_g);
    wish.price_minor = wish.price_minor.or(common.price_minor);
}
