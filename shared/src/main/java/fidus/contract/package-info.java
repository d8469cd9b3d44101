/// How the two programs speak: calls, pages, problems and the one JSON spelling.
@NullMarked
package fidus.contract;

import org.jspecify.annotations.NullMarked;
