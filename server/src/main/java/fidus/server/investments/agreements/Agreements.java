package fidus.server.investments.agreements;

import fidus.approvals.Shown;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.AboutInvestment;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.agreements.Agreement;
import fidus.investments.agreements.AgreementCalls;
import fidus.investments.agreements.AgreementFile;
import fidus.investments.agreements.AgreementList;
import fidus.investments.agreements.GetAgreement;
import fidus.investments.agreements.KeepAgreement;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/// The signed agreements of contracts, every version as it was kept. A contract can be signed and
/// started without one; whoever approves that is told.
public final class Agreements {
    private static final int NONE = 0;

    private final Mongo mongo;
    private final Audit audit;
    private final BiFunction<Unit, InvestmentId, Investment> contracts;
    private final AgreementStore store = new AgreementStore();

    /// @param contracts finds one, or refuses with `NOT_FOUND`
    public Agreements(
            Mongo mongo, Audit audit, BiFunction<Unit, InvestmentId, Investment> contracts) {
        this.mongo = mongo;
        this.audit = audit;
        this.contracts = contracts;
    }

    public static void shape(Migrations migrations) {
        AgreementStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(AgreementCalls.LIST, this::list);
        routes.answerItself(AgreementCalls.KEEP, this::keep);
        routes.answer(AgreementCalls.FILE, this::file);
    }

    /// The version that is kept now, 0 while there is none.
    public int version(Unit unit, InvestmentId contract) {
        List<AgreementStore.Stored> kept = store.of(unit, contract);
        return kept.isEmpty() ? NONE : kept.getFirst().number();
    }

    /// How the newest version is named to whoever signs for the contract.
    public Shown shown(Unit unit, InvestmentId contract) {
        List<AgreementStore.Stored> kept = store.of(unit, contract);
        if (kept.isEmpty()) {
            return new Shown("Signed agreement", "none is kept");
        }
        Agreement newest = kept.getFirst().agreement();
        return new Shown(
                "Signed agreement",
                "version "
                        + newest.number()
                        + ", "
                        + newest.fileName()
                        + ", kept by "
                        + newest.byName()
                        + ", SHA-256 "
                        + newest.sha256());
    }

    /// @param shown the version that was shown; absent when none was told of
    /// @throws Refused `STALE_VERSION` when another one was kept since
    public void checkAsShown(Unit unit, InvestmentId contract, @Nullable Integer shown) {
        if (shown != null && shown != version(unit, contract)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Another signed agreement was kept with this contract since this was"
                            + " prepared. Reject it and prepare it again.");
        }
    }

    private AgreementList list(Asked asked, AboutInvestment about) {
        InvestmentId id = contracts.apply(asked.unit(), about.id()).id();
        return new AgreementList(
                store.of(asked.unit(), id).stream().map(AgreementStore.Stored::agreement).toList());
    }

    /// A repeated upload is answered with what was kept the first time.
    private Agreement keep(Asked asked, KeepAgreement keep) {
        SignedFile.checkName(keep.fileName());
        Path came = Objects.requireNonNull(asked.file(), "an upload has a file");
        byte[] content = SignedFile.read(came);
        return mongo.write(unit -> kept(unit, asked, keep, content));
    }

    private Agreement kept(Unit unit, Asked asked, KeepAgreement keep, byte[] content) {
        Investment contract = contracts.apply(unit, keep.id());
        List<AgreementStore.Stored> before = store.of(unit, contract.id());
        String sha256 = Canonical.sha256(content);
        Agreement again = repeated(before, asked, sha256);
        if (again != null) {
            return again;
        }
        if (before.size() >= Agreement.MOST) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE,
                    "A contract may have at most " + Agreement.MOST + " versions.");
        }
        int number = before.size() + 1;
        Actor by = asked.actor();
        var agreement =
                new Agreement(
                        number,
                        keep.fileName(),
                        content.length,
                        sha256,
                        by.id(),
                        by.name(),
                        unit.now());
        add(unit, asked, contract.id(), agreement, content);
        return agreement;
    }

    private void add(Unit unit, Asked asked, InvestmentId id, Agreement agreement, byte[] content) {
        var stored =
                new AgreementStore.Stored(
                        AgreementStore.name(id, agreement.number()),
                        id,
                        agreement.number(),
                        asked.requestId(),
                        agreement);
        store.add(unit, stored, content);
        audit.record(
                unit,
                asked.actor(),
                "KEEP_AGREEMENT",
                "contract/" + id.value(),
                null,
                agreement,
                agreement.fileName());
    }

    private static @Nullable Agreement repeated(
            List<AgreementStore.Stored> before, Asked asked, String sha256) {
        for (AgreementStore.Stored one : before) {
            boolean same = one.agreement().sha256().equals(sha256);
            if (one.requestId().equals(asked.requestId())) {
                if (!same) {
                    throw Refused.because(
                            Problem.Code.REQUEST_REUSED,
                            "This request id was used for another file. Send it again.");
                }
                return one.agreement();
            }
            if (same) {
                throw Refused.at(
                        "fileName",
                        Problem.Code.ALREADY_EXISTS,
                        "This file is kept already, as version " + one.number() + ".");
            }
        }
        return null;
    }

    private AgreementFile file(Asked asked, GetAgreement get) {
        Agreement agreement = store.get(asked.unit(), get.id(), get.number());
        byte[] content = store.content(asked.unit(), get.id(), get.number());
        if (!Canonical.sha256(content).equals(agreement.sha256())) {
            throw Refused.because(
                    Problem.Code.BROKEN,
                    "The kept bytes of this agreement are damaged. Restore them from a backup.");
        }
        return new AgreementFile(agreement, Base64.getEncoder().encodeToString(content));
    }
}
