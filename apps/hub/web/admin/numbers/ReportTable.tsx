/** Rows of the report, headings first; the first cell of each names it. */
export function ReportTable(props: { readonly rows: readonly (readonly string[])[] }): React.ReactNode {
  const [heads = [], ...rows] = props.rows;
  return (
    <div className="report-table">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={heads[i + 1]}>{cell === "" ? "–" : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
