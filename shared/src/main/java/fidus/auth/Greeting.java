package fidus.auth;

/// What the server says of itself before anybody signs in, and nothing more.
///
/// @param firstStart nobody can sign in yet; the first two people have to be made
/// @param store what holds the data, in words for a person
/// @param embedded the data lies in the server's own store rather than in a replica set
public record Greeting(boolean firstStart, String store, boolean embedded) {}
