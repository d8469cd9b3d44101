package fidus.server.jobs;

import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.function.BiFunction;

/// Whom long work is done for: it goes on only while that person may do it.
///
/// @param rolesNow which roles a person has at this moment
record Owners(BiFunction<Unit, PersonId, List<Role>> rolesNow) {
    /// None for work of the server itself.
    ///
    /// @throws Refused `FORBIDDEN`
    List<Role> roles(Unit unit, Job job) {
        if (job.startedBy().equals(Actor.SYSTEM.id())) {
            return List.of();
        }
        if (!allow(unit, job)) {
            throw Refused.because(
                    Problem.Code.FORBIDDEN,
                    "Whoever started this may not do so any more, or cannot sign in any more. What"
                            + " was already stored stays; somebody else starts the rest anew.");
        }
        return rolesNow.apply(unit, job.startedBy());
    }

    /// Whether it may go on.
    boolean allow(Unit unit, Job job) {
        return job.startedBy().equals(Actor.SYSTEM.id())
                || WorkDuties.of(job.work()).start().allows(rolesNow.apply(unit, job.startedBy()));
    }
}
