/// Long work: start, watch, cancel, go on after a restart.
@NullMarked
package fidus.server.jobs;

import org.jspecify.annotations.NullMarked;
