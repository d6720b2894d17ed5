// The ELK engine (1.4 MB) runs only in here. Loaded as a worker's script it answers the messages of `elk-api`.
import 'elkjs/lib/elk-worker.min.js'
