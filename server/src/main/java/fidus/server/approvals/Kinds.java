package fidus.server.approvals;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.auth.Role;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The kinds of commands that features have made known.
final class Kinds {
    private final Map<String, Kind<?>> kinds = new HashMap<>();
    private final Map<String, Set<Role>> alsoBy = new HashMap<>();
    private final Set<String> notices = new HashSet<>();

    /// @param checkers the roles of which one decision each is needed
    /// @param check runs at each decision
    /// @param execution runs at the last one
    record Kind<P>(
            Class<P> payload,
            Set<Role> checkers,
            Approvals.Execution<P> check,
            Approvals.Execution<P> execution) {
        private void run(Approvals.Execution<P> step, Unit unit, Approvals.Decided by) {
            step.execute(unit, by, Payloads.read(by.prepared().payload(), payload));
        }

        private void dropped(Unit unit, Actor by, Prepared prepared) {
            execution.dropped(unit, by, Payloads.read(prepared.payload(), payload), prepared);
        }

        private void lookedAt(Unit reading, Prepared prepared) {
            execution.lookedAt(reading, Payloads.read(prepared.payload(), payload));
        }

        private void stored(Prepared prepared) {
            execution.stored(Payloads.read(prepared.payload(), payload));
        }

        private void check(Unit unit, Approvals.Decided by) {
            run(check, unit, by);
        }

        private void execute(Unit unit, Approvals.Decided by) {
            run(execution, unit, by);
        }
    }

    void add(String command, Kind<?> kind) {
        var _ = Duties.of(command);
        if (kinds.put(command, kind) != null) {
            throw new IllegalStateException("Registered twice: " + command);
        }
    }

    void isNotice(String command) {
        notices.add(command);
    }

    /// Whether it only tells somebody something.
    boolean notice(String command) {
        return notices.contains(command);
    }

    /// The kinds that somebody with these roles may read or decide.
    Set<String> seenWith(List<Role> roles) {
        Set<String> seen = new HashSet<>();
        kinds.forEach(
                (command, kind) -> {
                    boolean decides =
                            roles.stream().anyMatch(kind.checkers::contains)
                                    || roles.stream().anyMatch(also(command)::contains);
                    if (decides || Duties.of(command).see().allows(roles)) {
                        seen.add(command);
                    }
                });
        return seen;
    }

    /// Whether they may read it: whoever prepared it, or somebody who may read its kind.
    boolean isSeenBy(Actor reader, Prepared prepared) {
        return prepared.makerId().equals(reader.id())
                || seenWith(reader.roles()).contains(prepared.command());
    }

    /// Whether these are all there are.
    boolean isAll(Set<String> commands) {
        return commands.containsAll(kinds.keySet());
    }

    private Set<Role> also(String command) {
        return alsoBy.getOrDefault(command, Set.of());
    }

    void alsoBy(String command, Set<Role> roles) {
        var _ = of(command);
        alsoBy.put(command, roles);
    }

    /// @param needs one role for each decision
    PreparedStates.Deciders deciders(String command, List<Role> needs) {
        return new PreparedStates.Deciders(needs, also(command).stream().sorted().toList());
    }

    /// One role for each decision.
    List<Role> needs(String command) {
        return of(command).checkers.stream().sorted().toList();
    }

    void check(Unit unit, Approvals.Decided by) {
        of(by.prepared().command()).check(unit, by);
    }

    void execute(Unit unit, Approvals.Decided by) {
        of(by.prepared().command()).execute(unit, by);
    }

    void dropped(Unit unit, Actor by, Prepared prepared) {
        of(prepared.command()).dropped(unit, by, prepared);
    }

    /// What waits is about to be decided.
    void lookedAt(Unit reading, Prepared prepared) {
        of(prepared.command()).lookedAt(reading, prepared);
    }

    /// A decision is stored; the last yes of a command was executed with it.
    void stored(Prepared prepared) {
        if (prepared.preparedState() == PreparedState.APPROVED) {
            of(prepared.command()).stored(prepared);
        }
    }

    private Kind<?> of(String command) {
        Kind<?> kind = kinds.get(command);
        if (kind == null) {
            throw new IllegalStateException("No such command: " + command);
        }
        return kind;
    }
}
