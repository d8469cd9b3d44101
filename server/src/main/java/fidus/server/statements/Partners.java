package fidus.server.statements;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.money.Money;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.statements.AboutMonth;
import fidus.statements.AboutStatement;
import fidus.statements.AskFile;
import fidus.statements.IssuedState;
import fidus.statements.StatementDifference;
import fidus.statements.StatementFile;
import fidus.statements.StatementFormat;
import fidus.statements.StatementId;
import fidus.statements.partners.AboutPartner;
import fidus.statements.partners.AboutPartnerMonth;
import fidus.statements.partners.IssuedPartner;
import fidus.statements.partners.Partner;
import fidus.statements.partners.PartnerCalls;
import fidus.statements.partners.PartnerDifference;
import fidus.statements.partners.PartnerHistory;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerInput;
import fidus.statements.partners.PartnerMonth;
import fidus.statements.partners.PartnerPreview;
import fidus.statements.partners.PartnerSection;
import fidus.statements.partners.PartnerState;
import fidus.statements.partners.PartnerStatement;
import fidus.statements.partners.PartnerStatements;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Statements of agents and companies: looked at, kept, given out byte by byte, and compared when
/// made again.
final class Partners {
    private final PartnerStore store = new PartnerStore();
    private final StatementStore files;
    private final StatementSources sources;

    Partners(StatementStore files, StatementSources sources) {
        this.files = files;
        this.sources = sources;
    }

    void routes(Routes routes) {
        routes.answer(PartnerCalls.MONTH, this::month);
        routes.answer(PartnerCalls.PREVIEW, this::preview);
        routes.answer(PartnerCalls.HISTORY, this::history);
        routes.answer(PartnerCalls.FILE, this::file);
        routes.answer(PartnerCalls.DIFFERENCE, this::difference);
    }

    /// Those of whom a month says something, agents first.
    List<Partner> wanted(Unit unit, YearMonth month) {
        Set<PartnerId> earning = sources.partners().earning(unit, month);
        return sources.partners().all(unit).stream()
                .filter(one -> earning.contains(one.id()))
                .toList();
    }

    /// Each of them once, read at once.
    ///
    /// @throws Refused `NOT_FOUND`
    List<Partner> some(Unit unit, List<PartnerId> ids) {
        Map<PartnerId, Partner> known = new HashMap<>();
        sources.partners().all(unit).forEach(one -> known.put(one.id(), one));
        return ids.stream()
                .distinct()
                .map(
                        id ->
                                Objects.requireNonNullElseGet(
                                        known.get(id), () -> sources.partners().get(unit, id)))
                .toList();
    }

    PartnersMade made(Unit unit, YearMonth month) {
        var issued = new HashSet<PartnerId>();
        var drafted = new HashSet<PartnerId>();
        for (IssuedPartner one : store.ofMonth(unit, month.toString())) {
            (one.issuedState() == IssuedState.ISSUED ? issued : drafted).add(one.partnerId());
        }
        int stand = 0;
        int drafts = 0;
        List<Partner> wanted = wanted(unit, month);
        for (Partner one : wanted) {
            stand += issued.contains(one.id()) ? 1 : 0;
            drafts += !issued.contains(one.id()) && drafted.contains(one.id()) ? 1 : 0;
        }
        return new PartnersMade(wanted.size(), stand, drafts);
    }

    /// What the statements of these partners are computed from, read once for all of them. Those
    /// this job made already, before it was stopped, are read all the same.
    List<PartnerInput> inputs(Unit unit, IssueWork.Order order, List<PartnerId> ids) {
        YearMonth month = YearMonth.parse(order.asked().period());
        List<Partner> whose = some(unit, ids);
        Map<PartnerId, PartnerInput> inputs =
                sources.partners()
                        .inputs(unit, month, whose, StatementSources.zoneName(unit, month));
        return whose.stream().map(one -> Objects.requireNonNull(inputs.get(one.id()))).toList();
    }

    Documented issue(Unit unit, IssueWork.Order order, PartnerInput input) {
        IssueWork.Asked asked = order.asked();
        PartnerId id = input.partner().id();
        if (store.isOfJob(unit, order.job().id().value().toString(), id)) {
            return Documented.MADE;
        }
        YearMonth month = input.period();
        PartnerStatement figures = PartnerStatements.of(input);
        if (figures.isEmpty()) {
            return Documented.NOTHING;
        }
        IssuedPartner before =
                asked.draft() ? null : store.issued(unit, id, asked.period()).orElse(null);
        if (before != null && before.digest().equals(figures.digest())) {
            return Documented.UNCHANGED;
        }
        if (!asked.draft()) {
            Statements.checkFrozen(sources.ledger().periodState(unit, month), asked.period());
            asked.checkReason(before == null ? null : before.label());
            figures.checkTied();
            checkOpening(unit, month, figures);
        }
        keep(unit, order, figures, before);
        return Documented.MADE;
    }

    /// A statement opens with what the one issued for the month before closed with.
    private void checkOpening(Unit unit, YearMonth month, PartnerStatement now) {
        IssuedPartner earlier =
                store.issued(unit, now.partner().id(), month.minusMonths(1).toString())
                        .orElse(null);
        if (earlier == null) {
            return;
        }
        for (PartnerSection section : now.sections()) {
            Money zero = Money.zero(section.currency());
            Money told =
                    earlier.closing().stream()
                            .filter(one -> one.currency().equals(section.currency()))
                            .findFirst()
                            .orElse(zero);
            if (!section.total().opening().equals(told)) {
                throw Refused.because(
                        Problem.Code.WRONG_STATE,
                        "It opens with "
                                + section.total().opening()
                                + ", but statement "
                                + earlier.label()
                                + " closed with "
                                + told
                                + ". Issue the month before again first.");
            }
        }
    }

    private void keep(
            Unit unit,
            IssueWork.Order order,
            PartnerStatement figures,
            @Nullable IssuedPartner before) {
        IssueWork.Asked asked = order.asked();
        Partner partner = figures.partner();
        long number = store.nextNumber(unit);
        String label =
                IssuedPartner.label(partner.partnerKind(), asked.state(), asked.period(), number);
        var print = Print.of(unit, label, asked.draft(), figures.digest());
        byte[] pdf = PartnerPaper.pdf(figures, print);
        byte[] xlsx = PartnerBook.xlsx(figures, print);
        var kept =
                new IssuedPartner(
                        new StatementId(UUID.randomUUID()),
                        number,
                        partner.id(),
                        partner.partnerKind(),
                        partner.name(),
                        asked.period(),
                        asked.state(),
                        figures.sections().stream().map(one -> one.total().closing()).toList(),
                        figures.digest(),
                        Canonical.sha256(pdf),
                        Canonical.sha256(xlsx),
                        before == null ? null : before.number(),
                        asked.reason(),
                        unit.now(),
                        asked.byName(),
                        order.job().id().value().toString(),
                        1);
        store.add(unit, kept);
        files.keep(unit, kept.id(), Canonical.text(figures), pdf, xlsx);
        order.record(
                unit,
                asked.draft() ? "DRAFT_PARTNER_STATEMENT" : "ISSUE_PARTNER_STATEMENT",
                "partner-statement/" + kept.id().value(),
                kept);
    }

    private PartnerStatement figures(Unit unit, YearMonth month, Partner partner) {
        return sources.partners()
                .statement(unit, month, partner, StatementSources.zoneName(unit, month));
    }

    private PartnerMonth month(Asked asked, AboutMonth about) {
        Unit unit = asked.unit();
        YearMonth month = Wording.period(about.period());
        Map<PartnerId, List<IssuedPartner>> made = new HashMap<>();
        for (IssuedPartner one : store.ofMonth(unit, month.toString())) {
            made.computeIfAbsent(one.partnerId(), _ -> new ArrayList<>()).add(one);
        }
        Set<PartnerId> earning = sources.partners().earning(unit, month);
        List<PartnerState> states =
                sources.partners().all(unit).stream()
                        .filter(one -> earning.contains(one.id()) || made.containsKey(one.id()))
                        .map(one -> state(one, made.getOrDefault(one.id(), List.of())))
                        .toList();
        return new PartnerMonth(
                unit.now(), month.toString(), sources.ledger().periodState(unit, month), states);
    }

    private static PartnerState state(Partner partner, List<IssuedPartner> made) {
        List<IssuedPartner> issued =
                made.stream().filter(one -> one.issuedState() == IssuedState.ISSUED).toList();
        return new PartnerState(
                partner,
                issued.isEmpty() ? null : issued.getFirst(),
                issued.size(),
                made.stream()
                        .filter(one -> one.issuedState() == IssuedState.DRAFT)
                        .findFirst()
                        .orElse(null));
    }

    private PartnerPreview preview(Asked asked, AboutPartnerMonth about) {
        Partner partner = sources.partners().get(asked.unit(), about.partnerId());
        PartnerStatement figures = figures(asked.unit(), Wording.period(about.period()), partner);
        return new PartnerPreview(figures, figures.digest());
    }

    private PartnerHistory history(Asked asked, AboutPartner about) {
        String period = about.period();
        return new PartnerHistory(
                store.of(
                        asked.unit(),
                        about.partnerId(),
                        period == null ? null : Wording.period(period).toString()));
    }

    private StatementFile file(Asked asked, AskFile ask) {
        IssuedPartner kept = store.get(asked.unit(), ask.id());
        boolean pdf = ask.format() == StatementFormat.PDF;
        String sha256 = pdf ? kept.pdfSha256() : kept.xlsxSha256();
        byte[] bytes = files.whole(asked.unit(), kept.id(), ask.format(), sha256, kept.label());
        return Statements.given(kept.label(), ask.format(), bytes);
    }

    private StatementDifference difference(Asked asked, AboutStatement about) {
        Unit unit = asked.unit();
        IssuedPartner after = store.get(unit, about.id());
        Long replaced = after.replaces();
        if (replaced == null) {
            throw Statements.nothingToCompare(after.label());
        }
        IssuedPartner before = store.numbered(unit, replaced).orElseThrow();
        return PartnerDifference.between(
                before.label(), kept(unit, before.id()), after.label(), kept(unit, after.id()));
    }

    private PartnerStatement kept(Unit unit, StatementId id) {
        byte[] text = files.bytes(unit, id, StatementStore.Kept.FIGURES);
        try {
            return Wire.STRICT.readValue(
                    new String(text, StandardCharsets.UTF_8), PartnerStatement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A partner's figures are not readable", e);
        }
    }
}
