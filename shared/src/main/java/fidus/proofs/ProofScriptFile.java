package fidus.proofs;

/// @param text of the script, for Python 3 without further libraries
public record ProofScriptFile(String fileName, String text) {}
