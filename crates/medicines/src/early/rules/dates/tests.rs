use super::*;

#[test]
fn a_day_is_read_however_it_is_written() {
    let today = "2027-03-04".parse().unwrap();
    for (typed, day) in [
        ("3/28/2027", "2027-03-28"),
        (" 03-28-27 ", "2027-03-28"),
        ("2027-03-28", "2027-03-28"),
        ("March 28, 2027", "2027-03-28"),
        ("28 de marzo de 2027", "2027-03-28"),
        ("28/3/2027", "2027-03-28"),
        ("3.28", "2027-03-28"),
        ("mar 28th", "2027-03-28"),
        ("2/1", "2028-02-01"),
        ("1 ene", "2028-01-01"),
        ("Sept 9", "2027-09-09"),
        ("9 set 2027", "2027-09-09"),
        // "martes" begins as "marzo" does.
        ("martes 28 de abril de 2027", "2027-04-28"),
        ("El mart. 28 de abril", "2027-04-28"),
        ("miércoles, 28 de abril de 2027", "2027-04-28"),
        ("Mie 28 abr 2027", "2027-04-28"),
        ("sábado 1 de mayo de 2027", "2027-05-01"),
        ("Wed, the 28th of April", "2027-04-28"),
        ("Tues. 3/30/2027", "2027-03-30"),
        ("mar. 28", "2027-03-28"),
        ("mar 28 mar 2027", "2027-03-28"),
    ] {
        assert_eq!(typed_day(typed, today), Some(day.parse().unwrap()), "{typed}");
    }
    for typed in ["", "soon", "13/32/2027", "2/30/2027", "3", "1/2/3/4", "99999/1/1"] {
        assert_eq!(typed_day(typed, today), None, "{typed}");
    }
    // Words that only begin as a month does, too little of one, and two of them.
    for typed in ["marry 28", "ma 28", "mar 28 de abril", "28 marzo abril 2027", "martes 28"] {
        assert_eq!(typed_day(typed, today), None, "{typed}");
    }
}

/// As our own pages write days, and as people write them on paper.
#[test]
fn every_day_of_ten_years_is_read_with_its_weekday_in_both_languages() {
    let english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let spanish = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
    let months = [
        ("January", "enero"),
        ("February", "febrero"),
        ("March", "marzo"),
        ("April", "abril"),
        ("May", "mayo"),
        ("June", "junio"),
        ("July", "julio"),
        ("August", "agosto"),
        ("September", "septiembre"),
        ("October", "octubre"),
        ("November", "noviembre"),
        ("December", "diciembre"),
    ];
    let today: Day = "2027-03-04".parse().unwrap();
    for days in 0..3653 {
        let day = today.plus_days(days);
        let date = day.date();
        let (y, d) = (date.year(), date.day());
        let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap();
        let (month, mes) = months[usize::try_from(date.month()).unwrap() - 1];
        for typed in [
            format!("{} {d} de {mes} de {y}", spanish[weekday]),
            format!("{}, {month} {d}, {y}", english[weekday]),
        ] {
            assert_eq!(typed_day(&typed, today), Some(day), "{typed}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn nothing_that_can_be_typed_stops_the_reading(text in "\\PC{0,40}") {
        let _ = typed_day(&text, "2027-03-04".parse().unwrap());
    }

    #[test]
    fn what_we_write_is_read_back(days in 0_i32..900) {
        let today: Day = "2027-03-04".parse().unwrap();
        let day = today.plus_days(days);
        proptest::prop_assert_eq!(typed_day(&day.to_string(), today), Some(day));
    }
}
