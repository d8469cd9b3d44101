package fidus.proofs;

public record AboutProofScript(ProofScript script) {}
