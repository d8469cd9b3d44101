package fidus.server.statements;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.ledger.PeriodState;
import fidus.server.audit.Audit;
import fidus.server.jobs.Jobs;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.statements.AboutClientMonth;
import fidus.statements.AboutMonth;
import fidus.statements.AboutStatement;
import fidus.statements.AskFile;
import fidus.statements.ClientState;
import fidus.statements.ClientStatement;
import fidus.statements.IssuedState;
import fidus.statements.IssuedStatement;
import fidus.statements.StatementCalls;
import fidus.statements.StatementDifference;
import fidus.statements.StatementFile;
import fidus.statements.StatementFormat;
import fidus.statements.StatementHistory;
import fidus.statements.StatementId;
import fidus.statements.StatementMonth;
import fidus.statements.StatementPreview;
import fidus.statements.partners.PartnerCalls;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Statements of clients: looked at, made, kept, given out again byte by byte, and compared when
/// made again.
public final class Statements {
    private static final String PDF = "application/pdf";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final StatementStore store = new StatementStore();
    private final StatementSources sources;
    private final Packs packs;
    private final Partners partners;
    private final Jobs jobs;

    public Statements(Mongo mongo, Audit audit, Jobs jobs, StatementSources sources) {
        this.sources = sources;
        this.packs = new Packs(store, sources);
        this.partners = new Partners(store, sources);
        this.jobs = jobs;
        jobs.work(
                IssueWork.NAME, IssueWork.Asked.class, new IssueWork(mongo, store, sources, audit));
    }

    public static void shape(Migrations migrations) {
        StatementStore.shape(migrations);
        PackStore.shape(migrations);
        PartnerStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(StatementCalls.MONTH, this::month);
        routes.answer(StatementCalls.PREVIEW, this::preview);
        routes.answer(StatementCalls.HISTORY, this::history);
        var orders = new Orders(jobs, sources, packs, partners);
        routes.answerThen(StatementCalls.ISSUE, orders::issue, jobs::begin);
        routes.answerThen(PartnerCalls.ISSUE, orders::issuePartners, jobs::begin);
        routes.answer(StatementCalls.FILE, this::file);
        routes.answer(StatementCalls.DIFFERENCE, this::difference);
        packs.routes(routes);
        partners.routes(routes);
    }

    /// How far a month's statements are.
    public Made made(Unit unit, YearMonth month) {
        return Made.of(
                sources.contracts(unit, month).keySet(),
                store.ofMonth(unit, month.toString()),
                packs.made(unit, month),
                partners.made(unit, month));
    }

    /// How the audit log names a statement.
    public static String subject(StatementId id) {
        return "statement/" + id.value();
    }

    /// @throws Refused `WRONG_STATE` while the month's figures can change
    static void checkFrozen(PeriodState state, String period) {
        if (state == PeriodState.OPEN) {
            throw Refused.at(
                    "period",
                    Problem.Code.WRONG_STATE,
                    "The period "
                            + period
                            + " is OPEN: its figures can still change. Make drafts, or begin its"
                            + " close first.");
        }
    }

    /// The figures as they were when the statement was made.
    static ClientStatement figures(StatementStore store, Unit unit, StatementId id) {
        byte[] text = store.bytes(unit, id, StatementStore.Kept.FIGURES);
        try {
            return Wire.STRICT.readValue(
                    new String(text, StandardCharsets.UTF_8), ClientStatement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The figures of a statement are not readable", e);
        }
    }

    private StatementMonth month(Asked asked, AboutMonth about) {
        Unit unit = asked.unit();
        YearMonth month = Wording.period(about.period());
        Map<ClientId, Integer> contracts = sources.contracts(unit, month);
        Map<ClientId, List<IssuedStatement>> made = new HashMap<>();
        for (IssuedStatement one : store.ofMonth(unit, month.toString())) {
            made.computeIfAbsent(one.clientId(), _ -> new ArrayList<>()).addFirst(one);
        }
        List<ClientState> clients =
                sources.clients().all(unit).stream()
                        .filter(
                                one ->
                                        contracts.containsKey(one.id())
                                                || made.containsKey(one.id()))
                        .map(
                                one ->
                                        state(
                                                one,
                                                contracts.getOrDefault(one.id(), 0),
                                                made.getOrDefault(one.id(), List.of())))
                        .toList();
        return new StatementMonth(
                unit.now(),
                month.toString(),
                sources.ledger().periodState(unit, month),
                StatementSources.zoneName(unit, month),
                clients);
    }

    private static ClientState state(Client client, int contracts, List<IssuedStatement> made) {
        List<IssuedStatement> issued = of(made, IssuedState.ISSUED);
        List<IssuedStatement> drafts = of(made, IssuedState.DRAFT);
        return new ClientState(
                client.id(),
                client.name(),
                contracts,
                issued.isEmpty() ? null : issued.getFirst(),
                issued.size(),
                drafts.isEmpty() ? null : drafts.getFirst());
    }

    private static List<IssuedStatement> of(List<IssuedStatement> made, IssuedState state) {
        return made.stream().filter(one -> one.issuedState() == state).toList();
    }

    private StatementPreview preview(Asked asked, AboutClientMonth about) {
        Client client = sources.clients().get(asked.unit(), about.clientId());
        ClientStatement statement =
                sources.statement(asked.unit(), Wording.period(about.period()), client);
        return new StatementPreview(statement, statement.digest());
    }

    private StatementHistory history(Asked asked, AboutClientMonth about) {
        String period = Wording.period(about.period()).toString();
        return new StatementHistory(store.of(asked.unit(), period, about.clientId()));
    }

    private StatementFile file(Asked asked, AskFile ask) {
        IssuedStatement statement = store.get(asked.unit(), ask.id());
        String sha256 =
                ask.format() == StatementFormat.PDF
                        ? statement.pdfSha256()
                        : statement.xlsxSha256();
        return given(
                statement.label(),
                ask.format(),
                store.whole(asked.unit(), statement.id(), ask.format(), sha256, statement.label()));
    }

    static StatementFile given(String name, StatementFormat format, byte[] bytes) {
        return switch (format) {
            case PDF -> StatementFile.of(name + ".pdf", PDF, bytes);
            case XLSX -> StatementFile.of(name + ".xlsx", XLSX, bytes);
        };
    }

    private StatementDifference difference(Asked asked, AboutStatement about) {
        Unit unit = asked.unit();
        IssuedStatement after = store.get(unit, about.id());
        Long replaced = after.replaces();
        if (replaced == null) {
            throw nothingToCompare(after.label());
        }
        IssuedStatement before = store.numbered(unit, replaced).orElseThrow();
        return new StatementDifference(
                before.label(),
                after.label(),
                StatementDifference.between(
                        figures(store, unit, before.id()), figures(store, unit, after.id())));
    }

    static Refused nothingToCompare(String label) {
        return Refused.because(
                Problem.Code.NOT_FOUND, label + " replaces no other: there is nothing to compare.");
    }
}
