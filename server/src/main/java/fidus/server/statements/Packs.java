package fidus.server.statements;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.contract.Canonical;
import fidus.contract.Wire;
import fidus.ledger.PeriodState;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.statements.AboutMonth;
import fidus.statements.AboutStatement;
import fidus.statements.AskFile;
import fidus.statements.AskPackFile;
import fidus.statements.FundPack;
import fidus.statements.IssuedPack;
import fidus.statements.IssuedState;
import fidus.statements.PackHistory;
import fidus.statements.StatementCalls;
import fidus.statements.StatementDifference;
import fidus.statements.StatementFile;
import fidus.statements.StatementFormat;
import fidus.statements.StatementId;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// Fund packs: kept when they are issued, and from then on given out byte by byte as long as their
/// month is closed.
final class Packs {
    private final PackStore packs = new PackStore();
    private final StatementStore files;
    private final StatementSources sources;

    Packs(StatementStore files, StatementSources sources) {
        this.files = files;
        this.sources = sources;
    }

    void routes(Routes routes) {
        routes.answer(StatementCalls.FUND_PACK, this::shown);
        routes.answer(StatementCalls.FUND_PACK_FILE, this::shownFile);
        routes.answer(StatementCalls.FUND_PACKS, this::history);
        routes.answer(StatementCalls.ISSUED_PACK_FILE, this::file);
        routes.answer(StatementCalls.PACK_DIFFERENCE, this::difference);
    }

    PackMade made(Unit unit, YearMonth month) {
        List<IssuedPack> kept = packs.ofMonth(unit, month.toString());
        if (kept.stream().anyMatch(one -> one.issuedState() == IssuedState.ISSUED)) {
            return PackMade.ISSUED;
        }
        if (!kept.isEmpty()) {
            return PackMade.DRAFTED;
        }
        return sources.hasPack(unit, month) ? PackMade.MISSING : PackMade.NOT_NEEDED;
    }

    boolean isNeeded(Unit unit, YearMonth month) {
        return sources.hasPack(unit, month);
    }

    Documented issue(Unit unit, IssueWork.Order order) {
        IssueWork.Asked asked = order.asked();
        String jobId = order.job().id().value().toString();
        if (packs.ofJob(unit, jobId).isPresent()) {
            return Documented.MADE;
        }
        YearMonth month = YearMonth.parse(asked.period());
        FundPack figures = sources.pack(unit, month);
        if (figures.isEmpty()) {
            return Documented.NOTHING;
        }
        IssuedPack before = asked.draft() ? null : packs.issued(unit, asked.period()).orElse(null);
        if (before != null && before.digest().equals(figures.digest())) {
            return Documented.UNCHANGED;
        }
        if (!asked.draft()) {
            Statements.checkFrozen(sources.ledger().periodState(unit, month), asked.period());
            asked.checkReason(before == null ? null : before.label());
        }
        keep(unit, order, figures, before);
        return Documented.MADE;
    }

    private void keep(
            Unit unit, IssueWork.Order order, FundPack figures, @Nullable IssuedPack before) {
        IssueWork.Asked asked = order.asked();
        long number = packs.nextNumber(unit);
        String label = IssuedPack.label(asked.state(), asked.period(), number);
        var print = Print.of(unit, label, asked.draft(), figures.digest());
        byte[] pdf = FundPaper.pdf(figures, print);
        byte[] xlsx = FundBook.xlsx(figures, print);
        var pack =
                new IssuedPack(
                        new StatementId(UUID.randomUUID()),
                        number,
                        asked.period(),
                        asked.state(),
                        figures.digest(),
                        Canonical.sha256(pdf),
                        Canonical.sha256(xlsx),
                        before == null ? null : before.number(),
                        asked.reason(),
                        unit.now(),
                        asked.byName(),
                        order.job().id().value().toString(),
                        1);
        packs.add(unit, pack);
        files.keep(unit, pack.id(), Canonical.text(figures), pdf, xlsx);
        order.record(
                unit,
                asked.draft() ? "DRAFT_FUND_PACK" : "ISSUE_FUND_PACK",
                "fund-pack/" + pack.id().value(),
                pack);
    }

    private FundPack shown(Asked asked, AboutMonth about) {
        Unit unit = asked.unit();
        YearMonth month = Wording.period(about.period());
        IssuedPack issued = standing(unit, month);
        return issued == null ? sources.pack(unit, month) : figures(unit, issued.id());
    }

    /// The issued one, unless its month was opened again.
    private @Nullable IssuedPack standing(Unit unit, YearMonth month) {
        return sources.ledger().periodState(unit, month) == PeriodState.OPEN
                ? null
                : packs.issued(unit, month.toString()).orElse(null);
    }

    private StatementFile shownFile(Asked asked, AskPackFile ask) {
        Unit unit = asked.unit();
        YearMonth month = Wording.period(ask.period());
        IssuedPack issued = standing(unit, month);
        if (issued != null) {
            return given(unit, issued, ask.format());
        }
        FundPack pack = sources.pack(unit, month);
        var print = Print.of(unit, "F-" + pack.period(), true, pack.digest());
        byte[] bytes =
                switch (ask.format()) {
                    case PDF -> FundPaper.pdf(pack, print);
                    case XLSX -> FundBook.xlsx(pack, print);
                };
        return Statements.given(print.label(), ask.format(), bytes);
    }

    private PackHistory history(Asked asked, AboutMonth about) {
        String period = Wording.period(about.period()).toString();
        return new PackHistory(packs.ofMonth(asked.unit(), period));
    }

    private StatementFile file(Asked asked, AskFile ask) {
        return given(asked.unit(), packs.get(asked.unit(), ask.id()), ask.format());
    }

    private StatementFile given(Unit unit, IssuedPack pack, StatementFormat format) {
        boolean pdf = format == StatementFormat.PDF;
        String sha256 = pdf ? pack.pdfSha256() : pack.xlsxSha256();
        return Statements.given(
                pack.label(), format, files.whole(unit, pack.id(), format, sha256, pack.label()));
    }

    private StatementDifference difference(Asked asked, AboutStatement about) {
        Unit unit = asked.unit();
        IssuedPack after = packs.get(unit, about.id());
        IssuedPack before =
                after.replaces() == null
                        ? null
                        : packs.numbered(unit, after.replaces()).orElse(null);
        if (before == null) {
            throw Statements.nothingToCompare(after.label());
        }
        return new StatementDifference(
                before.label(),
                after.label(),
                StatementDifference.between(figures(unit, before.id()), figures(unit, after.id())));
    }

    private FundPack figures(Unit unit, StatementId id) {
        byte[] text = files.bytes(unit, id, StatementStore.Kept.FIGURES);
        try {
            return Wire.STRICT.readValue(new String(text, StandardCharsets.UTF_8), FundPack.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The figures of a fund pack are not readable", e);
        }
    }
}
