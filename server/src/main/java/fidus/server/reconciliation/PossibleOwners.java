package fidus.server.reconciliation;

import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.desk.BreakOwners;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Who follows up breaks. Whoever reads breaks may know them: lists name the owners anyway.
final class PossibleOwners {
    private final Function<Unit, Map<String, String>> names;
    private final BiFunction<Unit, Permission, Set<PersonId>> whoMay;
    private final BreakShelf shelf;

    PossibleOwners(Sources sources, BreakShelf shelf) {
        this.names = sources.names();
        this.whoMay = sources.whoMay();
        this.shelf = shelf;
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.OWNERS, this::all);
    }

    private BreakOwners all(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        Map<String, Integer> owned = shelf.counts(unit, RunWork.today(unit)).owned();
        Set<PersonId> may = whoMay.apply(unit, Permission.RECONCILE);
        Set<PersonId> reads = whoMay.apply(unit, Permission.SEE_TRADING);
        List<BreakOwners.Owner> people = new ArrayList<>();
        names.apply(unit)
                .forEach(
                        (id, name) -> {
                            var person = new PersonId(UUID.fromString(id));
                            int has = owned.getOrDefault(id, 0);
                            if (reads.contains(person) || has > 0) {
                                people.add(
                                        new BreakOwners.Owner(
                                                person, name, may.contains(person), has));
                            }
                        });
        people.sort(
                Comparator.comparing(BreakOwners.Owner::name)
                        .thenComparing(one -> one.id().value()));
        return new BreakOwners(people);
    }

    /// @throws Refused `NOT_FOUND` for somebody who is not a person of the house
    String named(Unit unit, PersonId person) {
        String name = names.apply(unit).get(person.value().toString());
        if (name == null) {
            throw Refused.at(
                    "owner", Problem.Code.NOT_FOUND, "There is no such person. Choose another.");
        }
        return name;
    }

    /// @throws Refused `NOT_FOUND` for somebody who is not there, `BAD_VALUE` for somebody who does
    ///   not work on breaks or cannot sign in any more
    void require(Unit unit, PersonId person) {
        String name = named(unit, person);
        if (!whoMay.apply(unit, Permission.RECONCILE).contains(person)) {
            throw Refused.at(
                    "owner",
                    Problem.Code.BAD_VALUE,
                    name + " does not work on breaks, or cannot sign in any more. Choose another.");
        }
    }
}
