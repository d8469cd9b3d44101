package fidus.server.web;

import fidus.server.audit.Actor;

import java.time.Instant;

/// A request's person, read from the session row, and when that person last proved who they are.
public record SignedIn(Actor actor, Instant authTime) {}
