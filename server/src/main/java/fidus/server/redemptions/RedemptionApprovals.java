package fidus.server.redemptions;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.RedemptionState;
import fidus.payments.PayableBlock;
import fidus.redemptions.ApproveAllRedemptions;
import fidus.redemptions.FindReadyRedemptions;
import fidus.redemptions.ReadyRedemption;
import fidus.redemptions.ReadyRedemptions;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RedemptionId;
import fidus.redemptions.RedemptionRequest;
import fidus.redemptions.RequestRedemption;
import fidus.server.agents.ManyApprovals;
import fidus.server.agents.ManyApprovals.By;
import fidus.server.agents.ManyApprovals.Waiting;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Payouts of many contracts requested and approved by one decision of another person.
public final class RedemptionApprovals implements ManyApprovals.Approving {
    private static final ManyApprovals.Kind KIND =
            new ManyApprovals.Kind(
                    "APPROVE_ALL_REDEMPTIONS", "REDEMPTION_APPROVALS", "redemptions");
    private static final String CHANGED = "requested or changed since the list was shown";
    private static final int MOST_CHOSEN = 1_000;

    private final RedemptionStore store;
    private final Redemptions.Ground ground;
    private final RedemptionRequests requests;
    private final ReadyRows ready;
    private final ManyApprovals many;

    RedemptionApprovals(
            ManyApprovals.Ground lists,
            RedemptionStore store,
            Redemptions.Ground ground,
            RedemptionRequests requests) {
        this.store = store;
        this.ground = ground;
        this.requests = requests;
        ready = new ReadyRows(store, ground);
        many = new ManyApprovals(lists, KIND, this);
    }

    public void routes(Routes routes) {
        routes.answer(RedemptionCalls.READY, this::find);
        routes.answer(RedemptionCalls.APPROVE_ALL, this::ask);
    }

    private ReadyRedemptions find(Asked asked, FindReadyRedemptions find) {
        return new ReadyRedemptions(asked.unit().now(), ready.until(asked.unit(), find.dueUntil()));
    }

    private Prepared ask(Asked asked, ApproveAllRedemptions asks) {
        List<ReadyRedemption> free =
                ready.until(asked.unit(), asks.dueUntil()).stream()
                        .filter(one -> one.blocked() == null)
                        .toList();
        List<String> items = asks.items();
        List<ReadyRedemption> wanted = items == null ? free : chosen(free, items);
        return many.ask(
                asked, asks.dueUntil(), wanted.stream().map(RedemptionApprovals::row).toList());
    }

    private static List<ReadyRedemption> chosen(List<ReadyRedemption> free, List<String> items) {
        if (items.isEmpty() || items.size() > MOST_CHOSEN) {
            throw Refused.at(
                    "items",
                    Problem.Code.BAD_VALUE,
                    "Choose 1 to 1000 payouts, or ask for everything up to the day.");
        }
        Set<String> named = new HashSet<>(items);
        List<ReadyRedemption> chosen =
                free.stream().filter(one -> named.contains(one.item())).toList();
        int gone = named.size() - chosen.size();
        if (gone > 0) {
            throw Refused.at(
                    "items",
                    Problem.Code.STALE_VERSION,
                    "%,d of the %,d chosen cannot be approved as they were shown: they were"
                                    .formatted(gone, named.size())
                            + " requested or changed meanwhile, or cannot be paid now. Read the"
                            + " list again.");
        }
        return chosen;
    }

    private static Waiting row(ReadyRedemption one) {
        String rows =
                one.rows().stream().map(PayoutRef::toString).collect(Collectors.joining(", "));
        Long number = one.number();
        return new Waiting(
                one.item(),
                "client/" + one.clientId().value(),
                one.clientName(),
                "Contract "
                        + one.contractNumber()
                        + ", "
                        + one.fundCode()
                        + ", "
                        + rows
                        + (number == null ? "" : ", redemption " + number),
                one.total(),
                one.dueOn());
    }

    /// What a list names, as it stands now.
    private record Now(
            Map<RedemptionId, RedemptionRequest> requests,
            Map<InvestmentId, ContractBook> books,
            Map<InvestmentId, Long> before) {}

    @Override
    public Function<Waiting, String> changes(Unit unit, List<Waiting> rows) {
        Now now = now(unit, rows.stream().map(row -> ReadyName.of(row.item())).toList());
        ReadyRows.Blocks blocks = ready.blocks(unit);
        return row -> {
            var name = ReadyName.of(row.item());
            RedemptionRequest request = now.requests.get(name.request());
            InvestmentId contract = request == null ? name.contract() : request.investmentId();
            ContractBook book = contract == null ? null : now.books.get(contract);
            boolean same =
                    book != null
                            && (request == null
                                    ? isAvailable(unit, row, name, book, now.before)
                                    : isAsShown(row, name, request));
            return same ? words(blocks.of(Objects.requireNonNull(book))) : CHANGED;
        };
    }

    private Now now(Unit unit, List<ReadyName> names) {
        Map<RedemptionId, RedemptionRequest> known =
                store.known(
                        unit,
                        names.stream().map(ReadyName::request).filter(Objects::nonNull).toList());
        Set<InvestmentId> contracts =
                names.stream()
                        .map(ReadyName::contract)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(HashSet::new));
        Map<InvestmentId, Long> before = store.counts(unit, contracts);
        known.values().forEach(one -> contracts.add(one.investmentId()));
        return new Now(known, ground.books().known(unit, contracts), before);
    }

    private static boolean isAsShown(Waiting row, ReadyName name, RedemptionRequest request) {
        return request.redemptionState() == RedemptionState.PENDING
                && request.version() == name.seen()
                && request.total().equals(row.earned());
    }

    private boolean isAvailable(
            Unit unit,
            Waiting row,
            ReadyName name,
            ContractBook book,
            Map<InvestmentId, Long> before) {
        return before.getOrDefault(book.id(), 0L) == name.seen()
                && ready.available(unit, book, name.rows())
                        .filter(row.earned()::equals)
                        .isPresent();
    }

    private static String words(@Nullable PayableBlock block) {
        return switch (block) {
            case null -> "";
            case PARTY_ON_HOLD -> "the client is on hold";
            case CONTRACT_SUSPENDED -> "the contract is suspended";
            case NO_WALLET -> "the client has no verified wallet in the currency";
            case WALLET_COOLING -> "the client's wallet was verified too recently";
            case IN_BATCH -> "in a payment batch";
        };
    }

    @Override
    public String refused(Unit unit, By by, Waiting shown) {
        RedemptionId request = ReadyName.of(shown.item()).request();
        return request != null && requests.makers(unit, request).contains(by.checker().id())
                ? "asked for by the person who decided the list"
                : "";
    }

    @Override
    public void approve(Unit unit, By by, Waiting shown) {
        var name = ReadyName.of(shown.item());
        RedemptionId waits = name.request();
        RedemptionRequest request =
                waits == null ? taken(unit, by, name) : store.find(unit, waits).orElseThrow();
        ground.approvals()
                .voidPending(
                        unit,
                        by.checker(),
                        Redemptions.subject(request.id()),
                        "Approved with a list of redemptions.");
        requests.approve(unit, by.maker(), by.checker(), request);
    }

    /// The name says how many requests went before, so it makes one identity for each.
    private RedemptionRequest taken(Unit unit, By by, ReadyName name) {
        var id = UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8));
        return requests.take(
                new Asked(by.maker(), unit, id, "", null),
                new RequestRedemption(
                        Objects.requireNonNull(name.contract()),
                        name.rows(),
                        "Requested with others that were due"));
    }
}
