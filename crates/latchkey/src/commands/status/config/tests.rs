use super::*;

const WHOLE: &str = include_str!("../status.toml");

#[test]
fn the_file_that_status_init_writes_reads() {
    let config = parse(WHOLE).unwrap();
    assert!(config.look().is_ok() && config.prober().is_ok());
}

#[test]
fn a_mailbox_that_is_none_is_refused_before_anything_starts() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    let mut secret = std::fs::File::create(file("secret")).unwrap();
    std::io::Write::write_all(&mut secret, b"JUNIPER").unwrap();
    let probe = format!(
        "[probe]\nusername = \"p\"\npassword_file = {0:?}\napp_key_file = {0:?}\n\
         mailbox = {1:?}\n",
        file("secret"),
        file("mail"),
    );
    let config = parse(&WHOLE.replace("# An invented member", &format!("{probe}#"))).unwrap();
    let told = config.prober().err().unwrap();
    assert!(told.starts_with("probe.mailbox: ") && told.contains("no Maildir"), "{told}");
    std::fs::create_dir_all(file("mail/new")).unwrap();
    assert!(config.prober().is_ok());
}

#[test]
fn an_unknown_key_of_the_status_page_is_refused_with_the_nearest_known_one() {
    let told = parse(&WHOLE.replace("portal =", "portals =")).unwrap_err();
    assert!(told.contains("unknown key `portals`; did you mean `portal`?"), "{told}");
}

#[test]
fn who_is_told_needs_an_address_to_ask_at_and_a_way_out() {
    let with = |doors: &str, more: &str| {
        parse(
            &WHOLE
                .replace("[plan]", &format!("{doors}\n[plan]"))
                .replace("# An invented member", &format!("{more}\n# An invented member")),
        )
    };
    let doors = "subscribe_address = \"https://tell.plan.example\"";
    let mail = "[mail]\nserver = \"127.0.0.1:25\"\nfrom = \"a@plan.example\"";
    let whole = with(&format!("{doors}\nproxies = [\"127.0.0.1\"]"), mail).unwrap();
    assert!(whole.out().is_ok() && whole.proxies().is_ok());
    let odd = with(&format!("{doors}\nproxies = [\"ours\"]"), mail).unwrap();
    assert!(odd.proxies().unwrap_err().contains("10.0.0.0/8"));
    let plain = doors.replace("https", "http");
    for (doors, more, why) in [
        (doors, "", "needs [mail]"),
        ("", mail, "nobody could ask"),
        (&plain, mail, "begins with https://"),
        (doors, "[mail]\nservers = \"x\"", "did you mean `server`"),
    ] {
        let told = with(doors, more).unwrap_err();
        assert!(told.contains(why), "{told}");
    }
}

#[test]
fn a_proxy_on_this_machine_must_be_named_or_all_the_world_is_one_neighbourhood() {
    let with = |listen: &str, doors: &str, proxies: &str| {
        let doors = format!("subscribe_address = \"{doors}\"\nproxies = [{proxies}]\n[plan]");
        let mail = "[mail]\nserver = \"127.0.0.1:25\"\nfrom = \"a@plan.example\"\n# An invented";
        let text = WHOLE.replace("127.0.0.1:8090", listen).replace("[plan]", &doors);
        parse(&text.replace("# An invented", mail)).map(|_| ())
    };
    let (https, here) = ("https://tell.plan.example", "http://127.0.0.1:8090");
    for (listen, doors, proxies, good) in [
        ("127.0.0.1:8090", https, "", false),
        ("localhost:8090", https, "\"10.0.0.0/8\"", false),
        ("[::1]:8090", https, "\"127.0.0.1\"", false),
        ("[::1]:8090", https, "\"127.0.0.1\", \"::1\"", true),
        ("127.0.0.1:8090", https, "\"127.0.0.0/8\"", true),
        ("0.0.0.0:8090", https, "\"10.0.0.0/8\"", true),
        ("127.0.0.1:8090", here, "", true),
    ] {
        let told = with(listen, doors, proxies);
        assert_eq!(told.is_ok(), good, "{listen} {doors} {proxies}: {told:?}");
        assert!(told.err().is_none_or(|why| why.contains("Add proxies = [\"127.0.0.1\"")));
    }
}

#[test]
fn every_key_of_the_status_page_is_documented() {
    let book = include_str!("../../../../../../docs/status.md");
    for key in KNOWN {
        let named = book.contains(&format!("`{key}`")) || book.contains(&format!(".{key}`"));
        assert!(named, "{key}");
    }
}
