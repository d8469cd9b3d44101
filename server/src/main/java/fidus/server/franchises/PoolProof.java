package fidus.server.franchises;

import fidus.franchises.FranchiseBook;
import fidus.franchises.PoolLine;
import fidus.investments.schedule.PayoutSchedule;
import fidus.proofs.AboutMonthLines;
import fidus.proofs.EarnerProofs;
import fidus.proofs.ProofCalls;
import fidus.proofs.ProofFile;
import fidus.proofs.ProofKind;
import fidus.proofs.ProofLine;
import fidus.server.investments.ContractBooks;
import fidus.server.ledger.MonthText;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.YearMonth;
import java.util.ArrayList;

/// The pools due in a month, with the principal they are earned on.
final class PoolProof {
    private final PoolDesk desk;
    private final ContractBooks books;

    PoolProof(PoolDesk desk, ContractBooks books) {
        this.desk = desk;
        this.books = books;
    }

    void routes(Routes routes) {
        routes.answer(ProofCalls.POOLS, this::file);
    }

    private ProofFile file(Asked asked, AboutMonthLines about) {
        Unit unit = asked.unit();
        YearMonth month = MonthText.of(about.period());
        var lines = new ArrayList<ProofLine>();
        for (FranchiseBook book : desk.books(unit)) {
            if (book.isStarted()
                    && (about.investmentId() == null || about.investmentId().equals(book.id()))) {
                PayoutSchedule schedule = books.get(unit, book.id()).schedule();
                for (PoolLine line : book.following(schedule).lines()) {
                    if (YearMonth.from(line.row().dueOn()).equals(month)) {
                        lines.add(EarnerProofs.pool(book, schedule, line));
                    }
                }
            }
        }
        return ProofFile.of(
                ProofKind.FRANCHISE_POOL,
                "Franchise pools due in " + month,
                month.atEndOfMonth(),
                lines);
    }
}
