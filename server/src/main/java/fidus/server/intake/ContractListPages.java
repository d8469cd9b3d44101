package fidus.server.intake;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.intake.ContractLine.Outcome;
import fidus.intake.ContractLinePage;
import fidus.intake.ContractListCard;
import fidus.intake.ContractLists;
import fidus.intake.FindContractLines;
import fidus.intake.IntakeCalls;
import fidus.intake.ListState;
import fidus.jobs.JobId;
import fidus.server.intake.ContractListStore.StoredLine;
import fidus.server.intake.ContractListStore.StoredList;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Lists of contracts that one decision takes over, and what became of each contract.
final class ContractListPages {
    private static final int MOST = 200;

    private final ContractListStore store;
    private final ContractIntake.Ground ground;

    ContractListPages(ContractListStore store, ContractIntake.Ground ground) {
        this.store = store;
        this.ground = ground;
    }

    void routes(Routes routes) {
        routes.answer(IntakeCalls.CONTRACT_LISTS, this::lists);
        routes.answer(IntakeCalls.CONTRACT_LINES, this::lines);
    }

    private ContractLists lists(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        Set<String> waiting = waiting(unit);
        return new ContractLists(
                store.newest(unit).stream().map(list -> now(unit, list, waiting)).toList());
    }

    private ContractLinePage lines(Asked asked, FindContractLines find) {
        if (find.at() < 0 || find.count() < 1 || find.count() > MOST) {
            throw Refused.at(
                    "count", Problem.Code.BAD_VALUE, "Ask for 1 to 200 contracts, from one on.");
        }
        Unit unit = asked.unit();
        StoredList list = store.get(unit, find.id());
        ContractListCard card = now(unit, list, waiting(unit));
        Outcome only = find.refusedOnly() ? Outcome.LEFT : null;
        return new ContractLinePage(
                card,
                only == null ? card.count() : card.refused(),
                store.page(unit, list.id(), only, find.at(), find.count()).stream()
                        .map(StoredLine::line)
                        .toList());
    }

    private Set<String> waiting(Unit unit) {
        return ground.approvals().waitingOf(unit, ContractIntake.TAKE_OVER).stream()
                .map(prepared -> prepared.id().value().toString())
                .collect(Collectors.toSet());
    }

    private ContractListCard now(Unit unit, StoredList list, Set<String> waiting) {
        int done = store.count(unit, list.id(), Outcome.TAKEN_OVER);
        int left = store.count(unit, list.id(), Outcome.LEFT);
        return list.card().in(state(unit, list, waiting, done + left), done, left);
    }

    private ListState state(Unit unit, StoredList list, Set<String> waiting, int over) {
        String job = list.job();
        if (job == null) {
            return waiting.contains(list.prepared()) ? ListState.WAITING : ListState.DROPPED;
        }
        if (over == list.card().count()) {
            return ListState.DONE;
        }
        boolean stopped =
                ground.jobs().get(unit, new JobId(UUID.fromString(job))).jobState().isOver();
        return stopped ? ListState.STOPPED : ListState.UNDER_WAY;
    }
}
