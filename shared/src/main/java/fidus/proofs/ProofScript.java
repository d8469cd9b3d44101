package fidus.proofs;

/// The scripts with which anybody computes the files of runs again, without this program.
public enum ProofScript {
    /// Fees of managers.
    FEES("reperform_fees.py"),
    /// Lines of commissions, pools of companies, rebates and performance shares.
    LINES("reperform_lines.py"),
    /// What both read files with; it lies beside them.
    INPUTS("reperform_inputs.py");

    private final String fileName;

    ProofScript(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }
}
