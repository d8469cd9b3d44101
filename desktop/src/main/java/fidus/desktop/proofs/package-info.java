/// Where the figure of a line comes from, and the files with which somebody else computes it again.
@NullMarked
package fidus.desktop.proofs;

import org.jspecify.annotations.NullMarked;
