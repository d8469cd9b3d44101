package fidus.server.web;

import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.UUID;

/// What surrounds a question: who asks, the unit of work it is answered in, and for uploads the
/// file received.
///
/// @param requestId the caller's id for this intent; a fresh one for reads
/// @param address where the question came from, for the log only
/// @param file a temporary file with the uploaded bytes, removed after the answer; absent for other
///   calls
public record Asked(Actor actor, Unit unit, UUID requestId, String address, @Nullable Path file) {}
