package fidus.desktop.palette;

/// Somewhere the palette leads to.
///
/// @param kind what it is, in one word for people
/// @param detail what else it can be found by
/// @param screen what the navigation calls the screen it is on
/// @param subject the record on it, as `kind/id`, empty for the screen itself
public record Goal(String kind, String title, String detail, String screen, String subject) {}
