package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.proofs.ProofFile;

import org.junit.jupiter.api.Test;

class TableFileTest {
    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsLine() {
        String table =
                ProofFile.HEADING
                        + "\n"
                        + "A,COMMISSION,USD,2,2026-01-01,input,a,1\n"
                        + "\"B,COMMISSION,USD,2\n"
                        + "C,COMMISSION\n";
        Refused refused = catchThrowableOfType(Refused.class, () -> TableFile.lines(table));

        assertThat(refused).isNotNull();
        assertThat(refused.problem().code()).isEqualTo(Problem.Code.UNREADABLE);
        assertThat(refused.problem().message())
                .contains("the row of line 3 opens a quote that is never closed");
    }
}
