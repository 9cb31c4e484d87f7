// Start screen: shown while there are no dumps.

import { loadSamples } from "./state.ts";

export function Welcome() {
  return (
    <main class="welcome">
      <h2>Drop dumps anywhere on this page</h2>
      <p>
        Any number of files from the APIs and their tools: JSON or NDJSON, optionally compressed with gzip. You can also select files or
        paste text. All files are read in your browser; nothing is uploaded.
      </p>
      <p>
        <button type="button" class="primary" onClick={loadSamples}>
          Load samples
        </button>
      </p>
      <h2>How to get a dump</h2>
      <dl>
        <dt>Google Compute Engine</dt>
        <dd>
          <code>gcloud compute images list --show-deprecated --format=json &gt; gce.json</code>
        </dd>
        <dt>Gcore</dt>
        <dd>
          <code>
            curl -H "Authorization: APIKey $GCORE_API_KEY" https://api.gcore.com/cloud/v1/images/PROJECT_ID/REGION_ID &gt; gcore.json
          </code>
        </dd>
      </dl>
    </main>
  );
}
