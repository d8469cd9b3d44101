package fidus.server.intake;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.intake.BadRows;
import fidus.intake.ContractLine;
import fidus.intake.ContractListCard;
import fidus.intake.ContractPreview;
import fidus.intake.IntakeCalls;
import fidus.intake.ListState;
import fidus.intake.PrepareContracts;
import fidus.intake.ReadContracts;
import fidus.intake.Standing;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.server.agents.Agents;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.clients.Clients;
import fidus.server.franchises.Franchises;
import fidus.server.intake.ContractListStore.StoredLine;
import fidus.server.intake.ContractListStore.StoredList;
import fidus.server.investments.Opening;
import fidus.server.investments.RunningContracts;
import fidus.server.investments.RunningContracts.Running;
import fidus.server.jobs.Jobs;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Contracts that run elsewhere, taken over by the list: it is frozen, another person approves
/// exactly that list and what it opens in the journal, and a job does it.
public final class ContractIntake implements Approvals.Execution<ContractIntake.Wanted> {
    static final String TAKE_OVER = "TAKE_OVER_CONTRACTS";
    private static final String SUBJECT = "contract-list/";
    private static final String NOT_SAID = "Where it is on file is said when it is prepared.";

    private final Ground ground;
    private final ContractListStore store = new ContractListStore();

    /// What taking contracts over stands on.
    public record Ground(
            Mongo mongo,
            Approvals approvals,
            Jobs jobs,
            Clients clients,
            Agents agents,
            Franchises franchises,
            RunningContracts contracts) {}

    /// What another person approves.
    ///
    /// @param digest over the contracts
    record Wanted(String list, int count, String digest) {}

    public ContractIntake(Ground ground) {
        this.ground = ground;
        ground.approvals.kind(
                TAKE_OVER, Wanted.class, Set.of(Role.APPROVER), this::requireUnchanged, this);
        ground.jobs.work(
                ContractWork.NAME,
                ContractWork.Wanted.class,
                new ContractWork(
                        ground.mongo,
                        store,
                        ground.contracts::take,
                        this::decided,
                        ContractWork.AT_ONCE));
    }

    public static void shape(Migrations migrations) {
        ContractListStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answerItself(IntakeCalls.READ_CONTRACTS, this::preview);
        routes.answerItself(
                IntakeCalls.PREPARE_CONTRACTS,
                (asked, asks) -> ground.mongo.write(unit -> prepared(unit, asked, asks)));
        new ContractListPages(store, ground).routes(routes);
    }

    private ContractPreview preview(Asked asked, ReadContracts asks) {
        ContractList list = list(asked.unit(), asked, asks, NOT_SAID);
        return new ContractPreview(
                asks.fileName(),
                list.sha256(),
                asks.takenOverOn(),
                list.entries().stream().map(ContractList.Entry::row).toList(),
                list.opens());
    }

    private ContractList list(Unit unit, Asked asked, ReadContracts asks, String reason) {
        return new ContractList(
                unit,
                Objects.requireNonNull(asked.file(), "an upload has a file"),
                asks,
                reason,
                new ContractList.Doors(
                        ground.clients, ground.contracts, ground.agents, ground.franchises));
    }

    private Prepared prepared(Unit unit, Asked asked, PrepareContracts asks) {
        String reason = asks.reason().strip();
        if (reason.length() < 10 || reason.length() > 800) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "Say in 10 to 800 characters where the contracts and their payments are on"
                            + " file.");
        }
        var reads = new ReadContracts(asks.fileName(), asks.takenOverOn());
        ContractList list = list(unit, asked, reads, reason);
        check(asks, list);
        String id = UUID.randomUUID().toString();
        List<StoredLine> lines = lines(id, list.entries(Standing.NEW));
        var wanted = new Wanted(id, lines.size(), digest(lines));
        ContractListCard card = card(unit, asked, asks, wanted, list);
        Prepared prepared =
                ground.approvals.prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                TAKE_OVER,
                                SUBJECT + asks.sha256(),
                                "Take over %,d contracts".formatted(lines.size()),
                                ContractListShown.lines(card, list),
                                wanted));
        String command = prepared.id().value().toString();
        store.add(unit, new StoredList(id, card, command, null, unit.now(), 1), lines);
        return prepared;
    }

    private static void check(PrepareContracts asks, ContractList list) {
        if (!list.sha256().equals(asks.sha256())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The file was changed since it was looked at. Look at it again.");
        }
        List<ContractList.Entry> refused = list.entries(Standing.REFUSED);
        if (asks.badRows() == BadRows.TAKE_NONE && !refused.isEmpty()) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "%,d contracts are refused, so none is taken over; the first is line %d: %s"
                            .formatted(
                                    refused.size(),
                                    refused.getFirst().row().line(),
                                    refused.getFirst().row().reason()));
        }
        if (list.entries(Standing.NEW).isEmpty()) {
            throw Refused.because(
                    Problem.Code.ALREADY_EXISTS, "No contract of this list is new and good.");
        }
    }

    private static List<StoredLine> lines(String id, List<ContractList.Entry> fresh) {
        List<StoredLine> lines = new ArrayList<>();
        for (ContractList.Entry entry : fresh) {
            int number = lines.size();
            Running running = Objects.requireNonNull(entry.running());
            String name = id + "/" + number;
            lines.add(new StoredLine(name, id, number, line(entry), running, 1));
        }
        return lines;
    }

    private static ContractLine line(ContractList.Entry entry) {
        Running running = Objects.requireNonNull(entry.running());
        return new ContractLine(
                entry.row().line(),
                entry.row().reference(),
                running.takeOver().id(),
                entry.row().client(),
                running.enter().principal(),
                running.enter().startDate(),
                running.takeOver().paid().size(),
                null,
                "");
    }

    private static ContractListCard card(
            Unit unit, Asked asked, PrepareContracts asks, Wanted wanted, ContractList list) {
        return new ContractListCard(
                wanted.list,
                asks.fileName(),
                asks.takenOverOn(),
                asks.badRows(),
                asks.reason().strip(),
                wanted.count,
                list.opens(),
                wanted.digest,
                ListState.WAITING,
                0,
                0,
                asked.actor().name(),
                unit.now());
    }

    private static String digest(List<StoredLine> lines) {
        return Canonical.digest(lines.stream().map(StoredLine::running).toList());
    }

    /// @throws Refused `STALE_VERSION` when the list, or what it would open by now, is not what was
    ///   shown
    private void requireUnchanged(Unit unit, Decided by, Wanted wanted) {
        List<StoredLine> lines = new ArrayList<>();
        store.each(unit, wanted.list, lines::add);
        if (!digest(lines).equals(wanted.digest)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The list is not what was prepared. Prepare it again.");
        }
        List<Opening> openings = new ArrayList<>();
        for (StoredLine line : lines) {
            try {
                openings.add(ground.contracts.look(unit, line.running()));
            } catch (Refused why) {
                throw Refused.because(
                        Problem.Code.STALE_VERSION,
                        line.line().reference()
                                + " can no longer be taken over: "
                                + why.problem().message()
                                + " Prepare the list again.");
            }
        }
        if (!ContractList.sums(openings).equals(store.get(unit, wanted.list).card().opens())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "What the list opens in the journal is not what was shown any more. Prepare it"
                            + " again.");
        }
    }

    /// The last yes: the work is stored with it and begins after it.
    @Override
    public void execute(Unit unit, Decided by, Wanted wanted) {
        StoredList before = store.get(unit, wanted.list);
        Job job =
                ground.jobs.prepare(
                        unit,
                        by.checker(),
                        new Jobs.Request(
                                ContractWork.NAME,
                                by.prepared().title(),
                                SUBJECT + wanted.list,
                                new ContractWork.Wanted(wanted.list)));
        store.replace(unit, before, before.begun(job.id().value().toString()));
    }

    @Override
    public void stored(Wanted wanted) {
        ground.jobs.begin(
                ground.mongo.read(
                        unit -> {
                            String job = String.valueOf(store.get(unit, wanted.list).job());
                            return ground.jobs.get(unit, new JobId(UUID.fromString(job)));
                        }));
    }

    private Decided decided(Unit unit, String list) {
        String command = store.get(unit, list).prepared();
        return ground.approvals.decided(unit, new PreparedId(UUID.fromString(command)));
    }
}
