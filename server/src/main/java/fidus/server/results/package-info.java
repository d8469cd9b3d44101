/// What a comparison found, as files.
@NullMarked
package fidus.server.results;

import org.jspecify.annotations.NullMarked;
